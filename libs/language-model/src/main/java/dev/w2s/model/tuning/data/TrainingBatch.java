package dev.w2s.model.tuning.data;

import java.util.List;

/**
 * The examples of one optimizer step.
 *
 * @param step from 1
 * @param sequences the token ids of each text
 * @param probabilities p(label = 1) of each text
 */
public record TrainingBatch(int step, List<int[]> sequences, float[] probabilities) {
    /** The number of texts. */
    public int size() {
        return sequences.size();
    }

    /** The number of tokens; there is no padding. */
    public int tokens() {
        return sequences.stream().mapToInt(sequence -> sequence.length).sum();
    }
}
