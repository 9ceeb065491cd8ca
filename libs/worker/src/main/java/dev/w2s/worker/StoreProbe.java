package dev.w2s.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Asks whether a store can be written by writing to it: permissions alone say nothing of a full or read-only disk. */
record StoreProbe(Path root) {
    /** Returns what is wrong, in words, or nothing. */
    Optional<String> complaint() {
        try {
            Files.createDirectories(root);
            Path probe = Files.createTempFile(root, ".probe-", "");
            try {
                Files.write(probe, new byte[] {1});
            } finally {
                Files.delete(probe);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("store folder " + root + " cannot be written (" + e
                    + "): give this process write access, free space there, or set w2s.store to another folder");
        }
    }
}
