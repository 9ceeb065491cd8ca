package dev.w2s.study.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a recipe's canonical JSON: the name of the artifact that the recipe determines.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Key(@JsonValue String hex) implements Comparable<Key> {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    @JsonCreator
    public Key {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "a key is 64 lower-case hexadecimal digits, but this one is '" + hex + "'");
        }
    }

    /**
     * Returns the key of {@code json}: equal for documents that differ only in field order, whitespace or number
     * spelling.
     */
    public static Key of(JsonNode json) {
        byte[] canonical = CanonicalJson.write(json).getBytes(StandardCharsets.UTF_8);
        try {
            return new Key(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Returns the first 12 digits, which are enough to recognise a key in a log or a table. */
    public String brief() {
        return hex.substring(0, 12);
    }

    @Override
    public int compareTo(Key other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
