package dev.w2s.artifact;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.file.FileInventory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Computes one SHA-256 for several files: that of the lines {@code <sha256 of file>  <name>\n}, sorted by name. In a
 * shell this is {@code LC_ALL=C sha256sum a b c | sha256sum}. The folder of the files takes no part in it.
 */
public final class FileFingerprint {
    private FileFingerprint() {}

    /** Returns the fingerprint of files whose {@link #sha256} is known, by name. */
    public static String of(Map<String, String> sha256ByName) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(sha256ByName)
                .forEach((name, sha256) ->
                        lines.append(sha256).append("  ").append(name).append('\n'));
        return sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the fingerprint of files with different names; reads every file to its end, a piece at a time. */
    public static String ofFiles(Collection<Path> files) {
        Map<String, String> sha256ByName = new TreeMap<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (sha256ByName.put(name, sha256(file)) != null) {
                throw new IllegalArgumentException("two files are named " + name + ": " + files);
            }
        }
        return of(sha256ByName);
    }

    /** Returns the SHA-256 of bytes as 64 lower-case hexadecimal digits. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String sha256(Path file) {
        try {
            return FileInventory.sha256(file);
        } catch (NoSuchFileException e) {
            throw FileFailure.missing(file, "its SHA-256 was to be computed");
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }
}
