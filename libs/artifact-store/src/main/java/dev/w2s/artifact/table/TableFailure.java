package dev.w2s.artifact.table;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.file.Path;
import java.sql.SQLException;

/** Sorts DuckDB's errors, which differ by their text alone, into the categories that decide about retries. */
final class TableFailure {
    private TableFailure() {}

    static CategorizedException writing(Path file, SQLException cause) {
        return isOutOfMemory(cause) ? outOfMemory(file, cause) : FileFailure.unwritable(file, cause);
    }

    static CategorizedException reading(Path file, SQLException cause) {
        return isOutOfMemory(cause)
                ? outOfMemory(file, cause)
                : FileFailure.corrupt(file, "cannot be read as Parquet: " + firstLine(cause), cause);
    }

    private static CategorizedException outOfMemory(Path file, SQLException cause) {
        return new CategorizedException(
                FailureCategory.OUT_OF_MEMORY,
                file + " needs more memory than DuckDB may use; raise its limit: " + firstLine(cause),
                cause);
    }

    private static boolean isOutOfMemory(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("Out of Memory") || message.contains("could not allocate block");
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
