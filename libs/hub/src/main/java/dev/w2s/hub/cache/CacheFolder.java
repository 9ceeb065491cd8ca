package dev.w2s.hub.cache;

import dev.w2s.hub.download.BlobId;
import dev.w2s.hub.repository.HubRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder where huggingface_hub keeps a repository:
 *
 * <pre>
 * models--org--name/blobs/&lt;hash&gt;                    the contents
 *                   blobs/&lt;hash&gt;.w2s.incomplete     one that is still arriving
 *                   refs/&lt;revision&gt;                  the commit that the revision meant when it was last asked for
 *                   snapshots/&lt;commit&gt;/&lt;path&gt;        a relative link to the blob
 *                   trees/&lt;commit&gt;.json              the commit's listing
 * .locks/models--org--name/&lt;hash&gt;.lock
 * </pre>
 *
 * The incomplete file has a name of our own: Python takes its locks with {@code flock}, which Java's locks don't
 * exclude, and older versions of it append to {@code <hash>.incomplete}.
 */
public record CacheFolder(Path root, String folderName) {
    public static CacheFolder of(Path root, HubRepository repository) {
        return new CacheFolder(
                root, repository.kind().plural() + "--" + repository.name().replace("/", "--"));
    }

    public Path repository() {
        return root.resolve(folderName);
    }

    public Path blob(BlobId blob) {
        return repository().resolve("blobs").resolve(blob.hex());
    }

    public Path incomplete(BlobId blob) {
        return repository().resolve("blobs").resolve(blob.hex() + ".w2s.incomplete");
    }

    /** Returns how many of a blob's bytes are on the disk and need not be downloaded. */
    public long bytesOf(BlobId blob) {
        long whole = sizeOrNone(blob(blob));
        return whole > 0 ? whole : sizeOrNone(incomplete(blob));
    }

    private static long sizeOrNone(Path file) {
        try {
            return Files.size(file);
        } catch (IOException absent) {
            return 0;
        }
    }

    public Path lock(BlobId blob) {
        return root.resolve(".locks").resolve(folderName).resolve(blob.hex() + ".lock");
    }

    public Path ref(String revision) {
        return repository().resolve("refs").resolve(revision);
    }

    Path snapshot(String commit) {
        return repository().resolve("snapshots").resolve(commit);
    }

    public Path tree(String commit) {
        return repository().resolve("trees").resolve(commit + ".json");
    }
}
