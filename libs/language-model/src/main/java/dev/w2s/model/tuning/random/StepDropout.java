package dev.w2s.model.tuning.random;

import dev.w2s.model.network.AdapterDropout;
import java.util.List;

/**
 * The dropout of one optimizer step: a text's keys are drawn from the seed, the step, the layer and its place in the
 * optimizer batch.
 *
 * @param texts places in the optimizer batch: those of the texts that are computed together
 */
public record StepDropout(double probability, long seed, int step, List<Integer> texts) implements AdapterDropout {
    @Override
    public long[] keys(int text, int layer, int tokens) {
        SeededRandom random =
                new SeededRandom(seed, "dropout of step " + step + ", text " + texts.get(text) + ", layer " + layer);
        long[] keys = new long[tokens];
        for (int i = 0; i < tokens; i++) {
            keys[i] = random.nextLong();
        }
        return keys;
    }
}
