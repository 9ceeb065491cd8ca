package dev.w2s.study.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/** Which hidden state of the last layer the classification head reads. */
public enum Pooling {
    /** The mean over real tokens: sentence encoders. */
    MEAN,
    /** The first token: BERT's [CLS]. */
    FIRST_TOKEN,
    /** The last real token: decoders. */
    LAST_TOKEN;

    /** Of {@code model_type} in their {@code config.json}: what is no encoder is a decoder. */
    private static final Set<String> ENCODERS = Set.of("bert");

    /** What suits a family of models, where a study does not say. */
    public static Pooling suiting(String modelType) {
        return ENCODERS.contains(modelType) ? MEAN : LAST_TOKEN;
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
