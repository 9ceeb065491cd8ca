package dev.w2s.task.example;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of texts, as names that depend on content alone. */
public final class Digest {
    private Digest() {}

    /** 32 bytes. */
    public static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The first 8 bytes: two of 10 million texts agree with a chance of three in a million. */
    public static long brief(String text) {
        return ByteBuffer.wrap(of(text)).getLong();
    }

    /** 16 hexadecimal digits. */
    public static String hex(long brief) {
        return HexFormat.of().toHexDigits(brief);
    }
}
