package dev.w2s.artifact.table;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/**
 * Refuses strings with half a surrogate pair, which UTF-8 cannot hold: writers put a question mark there in silence.
 */
final class WellFormed {
    private WellFormed() {}

    static String require(String column, String value, String exampleId) {
        int position = 0;
        while (position < value.length()) {
            int codePoint = value.codePointAt(position);
            if (Character.getType(codePoint) == Character.SURROGATE) {
                throw new CategorizedException(
                        FailureCategory.CORRUPT_INPUT,
                        column + " of example '" + exampleId + "' has half a surrogate pair at position " + position
                                + ": it is not valid Unicode and cannot be stored");
            }
            position += Character.charCount(codePoint);
        }
        return value;
    }
}
