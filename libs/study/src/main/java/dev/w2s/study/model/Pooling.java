package dev.w2s.study.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/**
 * The way in which a text's hidden states in the last layer become the one vector that the classification head reads.
 */
public enum Pooling {
    /** The mean over real tokens, for sentence encoders. */
    MEAN,
    /** The first token, BERT's [CLS]. */
    FIRST_TOKEN,
    /** The last real token, for decoders. */
    LAST_TOKEN;

    /** The values of {@code model_type} in {@code config.json} that mean an encoder; any other means a decoder. */
    private static final Set<String> ENCODERS = Set.of("bert");

    /** Returns the pooling for a family of models where a study names none. */
    public static Pooling suiting(String modelType) {
        return ENCODERS.contains(modelType) ? MEAN : LAST_TOKEN;
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
