package dev.w2s.task.source;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.TaskData;

/** A file that is not the one that the recipe pins. */
final class OtherBytes {
    private OtherBytes() {}

    /** @throws CategorizedException {@code CORRUPT_INPUT} with both hashes, unless they are the same */
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
