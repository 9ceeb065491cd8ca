package dev.w2s.allinone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** {@code server.json}: how the command line finds an all-in-one that is ready. */
record ServerFile(Path path) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the file says. */
    record Content(long pid, URI url, String version) {}

    void write(Content content) throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + ".new");
        Files.write(temporary, JSON.writeValueAsBytes(content));
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Also removes what a killed process has left. */
    void remove() throws IOException {
        Files.deleteIfExists(path);
    }
}
