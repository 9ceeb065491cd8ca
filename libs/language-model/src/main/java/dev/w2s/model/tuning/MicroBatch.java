package dev.w2s.model.tuning;

import dev.w2s.model.network.PartSize;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.ComputeDevice;
import dev.w2s.model.tuning.data.TrainingBatch;
import java.util.List;

/**
 * The texts of an optimizer batch that go forward and backward together, since all of them at once would not fit in
 * memory.
 *
 * @param texts their places in the optimizer batch, from 0
 */
record MicroBatch(TrainingBatch batch, List<Integer> texts) {
    static List<MicroBatch> cut(TrainingBatch batch, TokenBudget budget) {
        return budget.cut(batch.sequences()).stream()
                .map(texts -> new MicroBatch(batch, texts))
                .toList();
    }

    /** The places in the optimizer batch of the texts of each part; parts run side by side. */
    List<List<Integer>> parts(ComputeDevice device) {
        return PartSize.on(device).cut(batch.sequences(), texts);
    }
}
