package dev.w2s.artifact.table;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/** Java strings can hold half a surrogate pair; UTF-8 can't, and writers put a question mark there in silence. */
final class WellFormed {
    private WellFormed() {}

    static String require(String column, String value, String exampleId) {
        for (int i = 0; i < value.length(); i++) {
            if (!Character.isSurrogate(value.charAt(i))) {
                continue;
            }
            if (!Character.isSupplementaryCodePoint(value.codePointAt(i))) {
                throw new CategorizedException(
                        FailureCategory.CORRUPT_INPUT,
                        column + " of example '" + exampleId + "' has half a surrogate pair at position " + i
                                + ": it is not valid Unicode and cannot be stored");
            }
            i++;
        }
        return value;
    }
}
