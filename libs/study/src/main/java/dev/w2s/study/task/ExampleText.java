package dev.w2s.study.task;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * Templates of an example's text. {@code {field}} stands for the field's value, a list's entries one a line; {@code {{} and
 * {@code }}} for the braces themselves. What a shape offers comes before a field of the same name.
 *
 * @param zero for label 0
 * @param one for label 1; another than {@code zero} makes the label readable off the text: for figures that were published so
 */
public record ExampleText(String zero, String one) {
    /** The same for both. */
    @JsonCreator
    public ExampleText(String text) {
        this(text, text);
    }

    @JsonCreator
    public ExampleText {}
}
