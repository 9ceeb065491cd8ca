package dev.w2s.hub;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.regex.Pattern;

/** An access token of the hub. Only the hub gets to see its value. */
public final class HubToken {
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final String value;
    private final String origin;

    /**
     * @param value the token; a line break at its end, as editors leave it in a file, is removed
     * @param origin where the token was found, so that a user can look it up: {@code HF_TOKEN}
     */
    public HubToken(String value, String origin) {
        this.value = value.strip();
        this.origin = origin;
        if (!SENDABLE.matcher(this.value).matches()) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "the token in " + origin + " holds characters that no token has (its value is not shown): "
                            + "copy it again from https://huggingface.co/settings/tokens");
        }
    }

    /** Returns the value of the header {@code Authorization}. */
    String authorization() {
        return "Bearer " + value;
    }

    /** Returns where the token was found. */
    public String origin() {
        return origin;
    }

    @Override
    public String toString() {
        return "token from " + origin;
    }
}
