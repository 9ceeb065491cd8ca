package dev.w2s.study.task;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The way in which a record becomes a text with a yes or a no. Fields are named by their path, {@code choices.text}.
 * Random choices depend on the record's id and the seed, so the order of records does not matter.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Shape.Classification.class, name = "classification"),
    @JsonSubTypes.Type(value = Shape.YesNo.class, name = "yes-no"),
    @JsonSubTypes.Type(value = Shape.MultipleChoice.class, name = "multiple-choice"),
    @JsonSubTypes.Type(value = Shape.Pairwise.class, name = "pairwise")
})
public sealed interface Shape {
    /**
     * A field holds the label; values are compared as text.
     *
     * @param zero values that mean label 0
     * @param one values that mean label 1
     * @param drop values whose records are left out, for example -1 where a hidden test set has no labels
     */
    record Classification(
            String label,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> zero,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> one,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> drop)
            implements Shape {
        public Classification {
            require(!zero.isEmpty(), "zero", zero, "must name at least one value");
            require(!one.isEmpty(), "one", one, "must name at least one value");
            require(zero.stream().noneMatch(one::contains), "one", one, "must share no value with zero " + zero);
            zero = List.copyOf(zero);
            one = List.copyOf(one);
            drop = List.copyOf(drop);
        }
    }

    /**
     * A question whose answer is yes or no.
     *
     * @param answer a field that holds a boolean, yes or no, 1 or 0
     */
    record YesNo(String answer) implements Shape {}

    /**
     * With probability 1/2 the example offers the correct choice (label 1), else one of the others at random (label 0).
     * Templates can say {@code {choice}} (the one on offer), {@code {key}} (its key) and {@code {choices}} (all of
     * them).
     *
     * @param choices one field that holds a list, or several that hold a text each
     * @param keys a field that holds the choices' keys; null = A, B, C and so on
     * @param correct the field that names the correct choice; null where {@code correctIs} is {@link CorrectIs#FIRST}
     * @param listed the template of a line of {@code {choices}}, one for each choice
     * @param alwaysWrong choices that get label 0 even where they are correct, so that the text gives the label away:
     *     only for reproducing figures that were published so
     */
    record MultipleChoice(
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> choices,

            @Nullable String keys,
            @Nullable String correct,
            CorrectIs correctIs,
            String listed,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> alwaysWrong)
            implements Shape {
        public MultipleChoice {
            require(!choices.isEmpty(), "choices", choices, "must name a field");
            require(
                    (correct == null) == (correctIs == CorrectIs.FIRST),
                    "correct",
                    correct,
                    "must name a field, unless correctIs is first");
            choices = List.copyOf(choices);
            alwaysWrong = List.copyOf(alwaysWrong);
        }
    }

    /** The meaning of the field that names the correct choice. */
    enum CorrectIs {
        /** Its place, counted from 0. */
        INDEX,
        /** Its place, counted from 1. */
        NUMBER,
        /** Its key. */
        KEY,
        /** Its text. */
        TEXT,
        /** There is no such field, because the first choice is correct. */
        FIRST;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Two texts in random order, and an answer, 1 or 2, which is right (label 1) with probability 1/2. Templates can
     * say {@code {first}}, {@code {second}} and {@code {answer}}.
     *
     * @param better the field with the text that the right answer points at
     */
    record Pairwise(String better, String worse) implements Shape {}
}
