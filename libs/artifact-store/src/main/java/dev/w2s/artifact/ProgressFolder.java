package dev.w2s.artifact;

import dev.w2s.artifact.TempFolders.TempFolder;
import dev.w2s.artifact.file.DurableFiles;
import dev.w2s.artifact.file.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Keeps what a job has so far, so that the job can go on after a kill. There is one snapshot, and each replaces the one
 * before it in a single step: whenever the process is killed, {@link #latest} is the old one or the new one, whole.
 */
public final class ProgressFolder {
    private static final String SNAPSHOT = "snapshot-";

    private final Path folder;
    private final DurableFiles files;
    private final TempFolders temps;

    ProgressFolder(Path folder, DurableFiles files, TempFolders temps) {
        this.folder = folder;
        this.files = files;
        this.temps = temps;
    }

    /**
     * Returns the folder of the newest snapshot, which lasts until the next {@link #save} or {@link #clear}; empty if
     * there is none.
     */
    public Optional<Path> latest() {
        try {
            OptionalLong newest = snapshots().max();
            return newest.isPresent() ? Optional.of(snapshot(newest.getAsLong())) : Optional.empty();
        } catch (IOException e) {
            throw FileFailure.unreadable(folder, e);
        }
    }

    /** Replaces the snapshot by what {@code content} writes. If that fails, the old snapshot stays. */
    public void save(FolderContent content) {
        try (TempFolder temp = temps.create(StoreLayout.shelf(folder))) {
            replaceBy(temp.path(), content);
        }
    }

    /** Deletes everything, for example because the artifact is published. */
    public void clear() {
        try {
            temps.discard(folder);
        } catch (IOException e) {
            throw FileFailure.unwritable(folder, e);
        }
    }

    private void replaceBy(Path temp, FolderContent content) {
        try {
            content.writeTo(temp);
            files.syncTree(temp);
            files.createFolders(folder);
            long[] older = snapshots().toArray();
            long number = LongStream.of(older).max().orElse(0) + 1;
            while (!files.moveIfAbsent(temp, snapshot(number))) {
                number++;
            }
            for (long old : older) {
                files.deleteTree(snapshot(old));
            }
        } catch (IOException | UncheckedIOException e) {
            throw FileFailure.unwritable(folder, e);
        }
    }

    private LongStream snapshots() throws IOException {
        List<String> names = StoreLayout.entries(folder).stream()
                .map(path -> path.getFileName().toString())
                .toList();
        return names.stream()
                .filter(name -> name.matches(SNAPSHOT + "\\d{1,18}"))
                .mapToLong(name -> Long.parseLong(name.substring(SNAPSHOT.length())));
    }

    private Path snapshot(long number) {
        return folder.resolve(SNAPSHOT + number);
    }
}
