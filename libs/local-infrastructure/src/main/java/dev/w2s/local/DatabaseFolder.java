package dev.w2s.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lies where in a database's folder, and whether its first start was ever finished. */
record DatabaseFolder(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFolder.class);

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    private Path finished() {
        return folder.resolve("initialised");
    }

    void markFinished() throws IOException {
        if (!Files.exists(finished())) {
            Files.createFile(finished());
        }
    }

    /**
     * Moves away, without deleting it, the half of a database that a killed first start has left: no server opens it.
     */
    void setAsideUnfinished() throws IOException {
        if (Files.exists(data()) && !Files.exists(finished())) {
            Path aside = Files.createTempDirectory(folder, "data-unfinished-").resolve("data");
            Files.move(data(), aside);
            LOG.warn(
                    "the first start on {} was never finished: its data are moved to {}, and a new database is made",
                    data(),
                    aside);
        }
    }
}
