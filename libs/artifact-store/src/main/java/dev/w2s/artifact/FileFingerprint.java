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
 * One SHA-256 for several files: that of the lines {@code <sha256 of file>  <name>\n}, sorted by name. In a shell,
 * {@code LC_ALL=C sha256sum a b c | sha256sum}. Where the files lie changes nothing.
 */
public final class FileFingerprint {
    private FileFingerprint() {}

    /** The fingerprint of files that were hashed before: names and {@link #sha256}. */
    public static String of(Map<String, String> sha256ByName) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(sha256ByName)
                .forEach((name, sha256) ->
                        lines.append(sha256).append("  ").append(name).append('\n'));
        return sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads every file to its end, a piece at a time. The files have different names. */
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

    /** 64 lower-case hexadecimal digits. */
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
