package dev.w2s.model.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/**
 * How far back a token of a decoder attends. The engine always attends to the whole text, which is the same as long as
 * the text fits in the window; so the window limits the length of texts.
 *
 * @param tokens {@code Integer.MAX_VALUE} if there is no window
 */
record AttentionWindow(int tokens) {
    private static final AttentionWindow NONE = new AttentionWindow(Integer.MAX_VALUE);

    static AttentionWindow of(Configuration configuration) {
        for (JsonNode type : configuration.json().path("layer_types")) {
            if (!type.asText().equals("full_attention") && !type.asText().equals("sliding_attention")) {
                throw new CategorizedException(
                        FailureCategory.INVALID_REQUEST,
                        "config.json: layer_types names " + type
                                + "; supported are 'full_attention' and 'sliding_attention'");
            }
        }
        // Qwen's configurations give a window that is not used.
        boolean off = configuration.json().path("use_sliding_window").isBoolean()
                && !configuration.json().path("use_sliding_window").booleanValue();
        if (off || configuration.json().path("sliding_window").isMissingNode()) {
            return NONE;
        }
        return new AttentionWindow(configuration.positive("sliding_window", Integer.MAX_VALUE));
    }

    /** The length of the longest text for a model that could otherwise read {@code maximum} tokens. */
    int limited(int maximum) {
        return Math.min(maximum, tokens);
    }
}
