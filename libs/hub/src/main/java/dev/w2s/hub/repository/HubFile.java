package dev.w2s.hub.repository;

import dev.w2s.hub.download.BlobId;
import dev.w2s.hub.download.RelativePath;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import org.jspecify.annotations.Nullable;

/**
 * A file of a repository.
 *
 * @param path the path in the repository, with parts separated by '/'; a path that would leave the snapshot's folder is
 *     refused
 * @param size the size in bytes
 * @param blob the content's hash
 * @param pointer git's hash of the pointer that stands for a file in large file storage; null for files that git itself
 *     holds, and for files that are known from the cache alone
 */
public record HubFile(
        String path, long size, BlobId blob, @Nullable BlobId pointer) {
    public HubFile {
        if (!RelativePath.isOne(path)) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    "the file name '" + RelativePath.shown(path)
                            + "' would leave the snapshot's folder: nothing of this repository is read");
        }
        if (size < 0) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT, "'" + path + "' has a size of " + size + " bytes");
        }
    }

    public HubFile(String path, long size, BlobId blob) {
        this(path, size, blob, null);
    }
}
