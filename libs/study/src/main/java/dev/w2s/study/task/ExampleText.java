package dev.w2s.study.task;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * Templates of an example's text. {@code {field}} stands for the field's value, a list's entries each on a line;
 * {@code {{} and {@code }}} for the braces themselves. A name that the shape offers hides a field of the same name.
 *
 * @param zero the template for label 0
 * @param one the template for label 1; if it differs from {@code zero}, the text gives the label away: only for
 *     reproducing figures that were published so
 */
public record ExampleText(String zero, String one) {
    /** Makes one template for both labels. */
    @JsonCreator
    public ExampleText(String text) {
        this(text, text);
    }

    @JsonCreator
    public ExampleText {}
}
