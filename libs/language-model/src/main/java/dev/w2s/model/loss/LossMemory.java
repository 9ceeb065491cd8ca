package dev.w2s.model.loss;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What a loss remembers from batch to batch. A run's snapshots hold it.
 *
 * @param predictions the last probabilities of label 0 in training, the oldest first, float32 values; empty for all
 *     losses but {@link LogConfidence}
 */
public record LossMemory(@JsonValue List<Double> predictions) {
    public static final LossMemory EMPTY = new LossMemory(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LossMemory {
        predictions = List.copyOf(predictions);
    }

    static LossMemory of(float[] predictions) {
        List<Double> values = new ArrayList<>();
        for (float prediction : predictions) {
            values.add((double) prediction);
        }
        return new LossMemory(values);
    }

    float[] toFloats() {
        float[] floats = new float[predictions.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = predictions.get(i).floatValue();
        }
        return floats;
    }
}
