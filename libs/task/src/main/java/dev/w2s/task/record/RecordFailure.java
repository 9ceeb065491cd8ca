package dev.w2s.task.record;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import org.jspecify.annotations.Nullable;

/** Failures of files of records. Their messages name the file, and where possible the line. */
final class RecordFailure {
    private static final int SHOWN = 80;

    private RecordFailure() {}

    /** @param name the file's name */
    static CategorizedException corrupt(String name, String complaint) {
        return corrupt(name, complaint, null);
    }

    static CategorizedException corrupt(String name, String complaint, @Nullable Throwable cause) {
        return new CategorizedException(FailureCategory.CORRUPT_INPUT, name + " " + complaint, cause);
    }

    /** @param line the line's number, from 1 */
    static CategorizedException inLine(String name, long line, String complaint) {
        return inLine(name, line, complaint, null);
    }

    static CategorizedException inLine(String name, long line, String complaint, @Nullable Throwable cause) {
        return new CategorizedException(
                FailureCategory.CORRUPT_INPUT, name + ", line " + line + ": " + complaint, cause);
    }

    /** Returns the beginning of a text on one line, for messages. */
    static String shown(String text) {
        String line = text.strip().replaceAll("\\R", " ");
        return line.length() <= SHOWN ? "'" + line + "'" : "'" + line.substring(0, SHOWN) + "...'";
    }
}
