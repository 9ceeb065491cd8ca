package dev.w2s.hub.cache;

import dev.w2s.hub.download.BlobId;
import dev.w2s.hub.download.StorageFailure;
import dev.w2s.hub.repository.HubFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The files of one commit: links to blobs, or plain files where Python could not make links. */
public final class SnapshotFolder {
    private final CacheFolder cache;
    private final Path folder;

    public SnapshotFolder(CacheFolder cache, String commit) {
        this.cache = cache;
        this.folder = cache.snapshot(commit);
    }

    public Path path() {
        return folder;
    }

    /** Tells whether the file is there with its size and, if it is a link, links to its blob. */
    public boolean holds(HubFile file) {
        Path path = folder.resolve(file.path());
        try {
            boolean rightBlob = !Files.isSymbolicLink(path)
                    || Files.readSymbolicLink(path).endsWith(file.blob().hex());
            return rightBlob && Files.isRegularFile(path) && Files.size(path) == file.size();
        } catch (IOException e) {
            return false;
        }
    }

    /** Links a file to its blob. */
    public void link(HubFile file) {
        Path link = folder.resolve(file.path());
        Path blob = cache.blob(file.blob());
        try {
            ReplacedFile.link(blob.resolveSibling("link-" + UUID.randomUUID() + ".incomplete"), link, blob);
        } catch (IOException e) {
            throw StorageFailure.of(link, e);
        }
    }

    /** Lists the files that are there, whoever put them there. A link to a removed blob counts as absent. */
    public List<HubFile> files() {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().map(this::file).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw StorageFailure.of(folder, e);
        }
    }

    private HubFile file(Path path) {
        String name =
                folder.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
        try {
            long size = Files.size(path);
            String target = Files.isSymbolicLink(path)
                    ? String.valueOf(Files.readSymbolicLink(path).getFileName())
                    : "";
            return new HubFile(name, size, BlobId.isOne(target) ? new BlobId(target) : BlobId.ofLargeFile(path));
        } catch (IOException e) {
            throw StorageFailure.of(path, e);
        }
    }
}
