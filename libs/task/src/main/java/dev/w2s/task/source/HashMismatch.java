package dev.w2s.task.source;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.TaskData;

/** The refusal of a file whose SHA-256 is not the pinned one. */
final class HashMismatch {
    private HashMismatch() {}

    /** @throws CategorizedException {@code CORRUPT_INPUT} with both hashes, unless {@code found} is the pinned hash */
    static void refuse(String source, TaskData.File file, String found, String remedy) {
        if (!found.equals(file.sha256())) {
            throw failure(source, file, found, remedy);
        }
    }

    static CategorizedException failure(String source, TaskData.File file, String found, String remedy) {
        return new CategorizedException(
                FailureCategory.CORRUPT_INPUT,
                file.path() + " of " + source + " has SHA-256 " + found + ", but the task was written for "
                        + file.sha256() + ": " + remedy);
    }
}
