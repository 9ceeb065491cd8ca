package dev.w2s.study.training;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The element type of frozen base weights and of matrix products; trained tensors are float32 in either. */
public enum Precision {
    FLOAT32,
    BFLOAT16;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
