package dev.w2s.study.recipe;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The content of an artifact; its {@link #label} is the first folder below the store's root. */
public enum ArtifactKind {
    /** One Parquet file a split: id, group, text, label. */
    DATASET,
    /** A PEFT folder, its training history and best step. */
    CHECKPOINT,
    /**
     * One Parquet file a split: id, p(label = 1) and, where a model made it, the logit difference; where a probe made
     * it, also the ids that it keeps.
     */
    LABEL_SET,
    /** One safetensors file a split: [n, d] float32 a layer, with the example ids. */
    ACTIVATIONS;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
