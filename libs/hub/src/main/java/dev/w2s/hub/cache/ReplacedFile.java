package dev.w2s.hub.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;

/** Replaces small files at once, so that readers see them whole, even if several processes write them. */
final class ReplacedFile {
    private ReplacedFile() {}

    static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Path temporary = temporaryBeside(file);
        Files.writeString(temporary, content);
        replace(temporary, file);
    }

    /**
     * Replaces a link.
     *
     * @param temporary a path on the same file system as {@code link}, where a left-over file does no harm
     */
    static void link(Path temporary, Path link, Path target) throws IOException {
        Path folder = Objects.requireNonNull(link.getParent());
        Files.createDirectories(folder);
        Files.createSymbolicLink(temporary, folder.relativize(target));
        replace(temporary, link);
    }

    private static void replace(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path temporaryBeside(Path file) {
        return file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }
}
