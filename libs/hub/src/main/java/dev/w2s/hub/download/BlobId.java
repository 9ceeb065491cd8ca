package dev.w2s.hub.download;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The hash that names a file's content on the hub and in the cache: the SHA-256 of a file in large file storage (64
 * digits), or git's SHA-1 over {@code "blob <size>\0"} and the content (40 digits).
 */
public record BlobId(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int SHA_256_DIGITS = 64;

    public BlobId {
        if (!isOne(hex)) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    "'" + hex + "' is neither a SHA-256 nor a git SHA-1: check that HF_ENDPOINT names a hub");
        }
    }

    /** Tells whether a name is such a hash. */
    public static boolean isOne(String name) {
        return HEX.matcher(name).matches();
    }

    /** Tells whether the hash is a SHA-256 and not git's SHA-1. */
    public boolean isSha256() {
        return hex.length() == SHA_256_DIGITS;
    }

    /** Returns the algorithm's name, for messages. */
    public String algorithm() {
        return isSha256() ? "SHA-256" : "git SHA-1";
    }

    /** Starts the digest of a content of {@code size} bytes, which the caller feeds to it. */
    public MessageDigest newDigest(long size) {
        if (isSha256()) {
            return digest("SHA-256");
        }
        MessageDigest digest = digest("SHA-1");
        digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
        return digest;
    }

    /** Reads the whole file and returns its SHA-256, which large file storage would name it by. */
    public static BlobId ofLargeFile(Path file) throws IOException {
        MessageDigest digest = digest("SHA-256");
        try (DigestInputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return of(digest);
    }

    /** Returns what {@link #ofLargeFile} does; failures to read are failures of the cache's disk. */
    public static BlobId sha256(Path file) {
        try {
            return ofLargeFile(file);
        } catch (IOException e) {
            throw StorageFailure.of(file, e);
        }
    }

    /** Returns the hash of a digest that has been fed. */
    public static BlobId of(MessageDigest finished) {
        return new BlobId(HexFormat.of().formatHex(finished.digest()));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
