package dev.w2s.hub;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.regex.Pattern;

/** An access token of the hub. Shows its value to nobody but the hub. */
public final class HubToken {
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final String value;
    private final String origin;

    /**
     * @param value without the line break that editors leave at a file's end
     * @param origin where the token was found, in words a user can look it up by: {@code HF_TOKEN}
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

    String authorization() {
        return "Bearer " + value;
    }

    public String origin() {
        return origin;
    }

    @Override
    public String toString() {
        return "token from " + origin;
    }
}
