package dev.w2s.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lies where in a database's folder, and whether its first start was ever finished. */
record DatabaseFolder(Path folder) {
    private static final Logger log = LoggerFactory.getLogger(DatabaseFolder.class);

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

    /** A first start that was killed leaves half a database, which no server opens; it is moved away, not deleted. */
    void setAsideUnfinished() throws IOException {
        if (Files.exists(data()) && !Files.exists(finished())) {
            Path aside = Files.createTempDirectory(folder, "data-unfinished-").resolve("data");
            Files.move(data(), aside);
            log.warn("{} was never finished by its first start: moved to {}, starting afresh", data(), aside);
        }
    }
}
