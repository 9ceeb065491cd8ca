package dev.w2s.allinone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file {@code server.json}, by which the command line finds an all-in-one that is ready. */
record ServerFile(Path path) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The content of the file. */
    record Content(long pid, URI url, String version) {}

    void write(Content content) throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + ".new");
        Files.write(temporary, JSON.writeValueAsBytes(content));
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes the file, also one that a killed process has left. */
    void remove() throws IOException {
        Files.deleteIfExists(path);
    }
}
