package dev.w2s.study;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which hidden state of the last layer the classification head reads. */
public enum Pooling {
    /** The mean over real tokens: sentence encoders. */
    MEAN,
    /** The first token: BERT's [CLS]. */
    FIRST_TOKEN,
    /** The last real token: decoders. */
    LAST_TOKEN;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
