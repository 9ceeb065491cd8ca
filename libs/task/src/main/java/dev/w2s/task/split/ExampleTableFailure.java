package dev.w2s.task.split;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/** A failure of the table of examples: whatever goes wrong with it is taken for a problem of the disk. */
final class ExampleTableFailure {
    private ExampleTableFailure() {}

    static CategorizedException of(Exception cause) {
        return new CategorizedException(
                FailureCategory.STORAGE,
                "a task's examples cannot be kept on disk while it is prepared: " + cause.getMessage()
                        + "; see that java.io.tmpdir has room, or raise w2s.label.table-memory-megabytes",
                cause);
    }
}
