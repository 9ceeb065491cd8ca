package dev.w2s.task.card;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;

/**
 * A feature of a text's form, which has nothing to do with its meaning.
 *
 * @param name the feature's name, for people
 */
record FormFeature(String name, ToDoubleFunction<String> value) {
    /**
     * Lists all features.
     *
     * @param subject what the texts are, for example {@code the answer}
     */
    static List<FormFeature> of(String subject) {
        return List.of(
                new FormFeature("the number of characters of " + subject, String::length),
                new FormFeature("the number of words of " + subject, FormFeature::words),
                new FormFeature(
                        "the number of punctuation marks in " + subject,
                        text -> count(text, FormFeature::isPunctuation)),
                new FormFeature("whether " + subject + " ends in punctuation", FormFeature::endsInPunctuation),
                new FormFeature("whether " + subject + " begins with a capital", FormFeature::beginsWithCapital),
                new FormFeature("the share of digits in " + subject, FormFeature::shareOfDigits));
    }

    private static double words(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? 0 : stripped.split("\\s+").length;
    }

    private static double endsInPunctuation(String text) {
        String stripped = text.strip();
        return !stripped.isEmpty() && isPunctuation(stripped.codePointBefore(stripped.length())) ? 1 : 0;
    }

    private static double beginsWithCapital(String text) {
        String stripped = text.strip();
        return !stripped.isEmpty() && Character.isUpperCase(stripped.codePointAt(0)) ? 1 : 0;
    }

    private static double shareOfDigits(String text) {
        return text.isEmpty() ? 0 : count(text, Character::isDigit) / (double) text.codePointCount(0, text.length());
    }

    private static long count(String text, IntPredicate kind) {
        return text.codePoints().filter(kind).count();
    }

    /**
     * Tells whether the character is in one of Unicode's categories P*, which leave out currency, mathematical and
     * other symbols.
     */
    private static boolean isPunctuation(int character) {
        return switch (Character.getType(character)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}
