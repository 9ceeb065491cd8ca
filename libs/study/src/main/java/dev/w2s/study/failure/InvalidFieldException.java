package dev.w2s.study.failure;

import org.jspecify.annotations.Nullable;

/** A field holds an impossible value; readers prepend the path of the object that holds the field. */
public final class InvalidFieldException extends CategorizedException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String complaint;

    public InvalidFieldException(String field, String complaint) {
        super(FailureCategory.INVALID_REQUEST, field + ": " + complaint);
        this.field = field;
        this.complaint = complaint;
    }

    /**
     * Refuses {@code value} unless {@code holds}.
     *
     * @param rule what the value must be, as it follows the value in a sentence: {@code "must be above 0"}
     */
    public static void require(boolean holds, String field, @Nullable Object value, String rule) {
        if (!holds) {
            String shown = value instanceof CharSequence ? "'" + value + "'" : String.valueOf(value);
            throw new InvalidFieldException(field, shown + " " + rule);
        }
    }

    /** Returns the field's name inside its object, or its full path from the document's root. */
    public String field() {
        return field;
    }

    /** Returns this complaint about the field at {@code path}. */
    public InvalidFieldException at(String path) {
        return new InvalidFieldException(path, complaint);
    }

    public String complaint() {
        return complaint;
    }
}
