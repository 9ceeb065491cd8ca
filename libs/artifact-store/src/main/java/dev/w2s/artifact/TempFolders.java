package dev.w2s.artifact;

import dev.w2s.artifact.file.DurableFiles;
import dev.w2s.artifact.file.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes folders that are renamed once they are complete. Each is named after the process that writes it, so that what a
 * killed process left can be told from what a living one needs.
 */
final class TempFolders {
    private static final Logger LOG = LoggerFactory.getLogger(TempFolders.class);
    private static final String PREFIX = ".tmp-";
    private static final Duration STALE = Duration.ofDays(1);

    private final DurableFiles files;
    private final Owner self;
    private final Clock clock;

    TempFolders(DurableFiles files, Owner self, Clock clock) {
        this.files = files;
        this.self = self;
        this.clock = clock;
    }

    /** Makes a folder on {@code shelf}, which is deleted on close unless it has been moved by then. */
    TempFolder create(Path shelf) {
        Path path = freshName(shelf);
        try {
            files.createFolders(shelf);
            Files.createDirectory(path);
            return new TempFolder(path);
        } catch (IOException e) {
            throw FileFailure.unwritable(shelf, e);
        }
    }

    /** Makes {@code folder} disappear in one step; a kill in the middle leaves only a temporary folder. */
    void discard(Path folder) throws IOException {
        Path aside = freshName(StoreLayout.shelf(folder));
        try {
            Files.move(folder, aside);
        } catch (NoSuchFileException gone) {
            return;
        }
        files.deleteTree(aside);
    }

    /** Removes the temporary folders on {@code shelf} that nobody will finish, and returns how many there were. */
    int sweep(Path shelf) throws IOException {
        int swept = 0;
        for (Path entry : StoreLayout.entries(shelf)) {
            if (entry.getFileName().toString().startsWith(PREFIX) && isAbandoned(entry)) {
                files.deleteTree(entry);
                swept++;
            }
        }
        return swept;
    }

    private boolean isAbandoned(Path folder) throws IOException {
        String name = folder.getFileName().toString().substring(PREFIX.length());
        Optional<Owner> owner = Owner.parse(name.substring(name.indexOf('~') + 1))
                .filter(candidate -> candidate.host().equals(self.host()));
        if (owner.isPresent()) {
            return !owner.get().isAlive();
        }
        try {
            Instant touched = Files.getLastModifiedTime(folder).toInstant();
            return touched.isBefore(clock.instant().minus(STALE));
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private Path freshName(Path shelf) {
        return shelf.resolve(PREFIX + UUID.randomUUID() + "~" + self);
    }

    final class TempFolder implements AutoCloseable {
        private final Path path;

        private TempFolder(Path path) {
            this.path = path;
        }

        Path path() {
            return path;
        }

        @Override
        public void close() {
            try {
                files.deleteTree(path);
            } catch (IOException e) {
                LOG.warn("could not remove {}; a later sweep will", path, e);
            }
        }
    }
}
