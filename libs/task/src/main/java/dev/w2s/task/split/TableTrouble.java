package dev.w2s.task.split;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/** What goes wrong with the table of examples is the disk's doing. */
final class TableTrouble {
    private TableTrouble() {}

    static CategorizedException of(Exception cause) {
        return new CategorizedException(
                FailureCategory.STORAGE,
                "a task's examples cannot be kept on disk while it is prepared: " + cause.getMessage()
                        + "; see that java.io.tmpdir has room, or raise w2s.label.table-memory-megabytes",
                cause);
    }
}
