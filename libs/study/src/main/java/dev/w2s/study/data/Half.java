package dev.w2s.study.data;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * A half of strong_train for cross-fitting, in which a model labels the half that it did not learn from. A group's half
 * is the lowest bit of the first byte of its name's SHA-256, so it is the same everywhere, and examples that share a
 * passage stay together.
 */
public enum Half {
    FIRST,
    SECOND;

    /** Returns the half in which the examples of {@code group} are. */
    public static Half of(String group) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(group.getBytes(StandardCharsets.UTF_8));
            return (hash[0] & 1) == 0 ? FIRST : SECOND;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    public Half other() {
        return this == FIRST ? SECOND : FIRST;
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
