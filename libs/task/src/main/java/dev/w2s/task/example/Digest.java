package dev.w2s.task.example;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes, which serve as names and as draws that depend on content alone. */
public final class Digest {
    private Digest() {}

    /** Returns the SHA-256 of the text in UTF-8, 32 bytes. */
    public static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /**
     * Returns the first 8 bytes of {@link #of}. Among 10 million texts, two agree with a probability of three in a
     * million.
     */
    public static long brief(String text) {
        return ByteBuffer.wrap(of(text)).getLong();
    }

    /** Spreads hashes that differ in few bits over all 32 bits (the finalizer of MurmurHash3). */
    public static int spread(int hash) {
        int spread = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        spread = (spread ^ (spread >>> 13)) * 0xc2b2ae35;
        return spread ^ (spread >>> 16);
    }

    /** Writes what {@link #brief} returns as 16 hexadecimal digits. */
    public static String hex(long brief) {
        return HexFormat.of().toHexDigits(brief);
    }
}
