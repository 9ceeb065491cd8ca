package dev.w2s.model.tuning;

import dev.w2s.model.network.Backpropagation;
import dev.w2s.model.torch.TensorScope;
import java.util.List;

/**
 * A micro-batch between its forward and its backward pass.
 *
 * @param logits [texts, 2], in the order of the micro-batch's texts
 * @param scope owns what the backward pass needs; closed with this
 */
record ForwardPass(MicroBatch microBatch, List<Part> parts, LogitMatrix logits, TensorScope scope)
        implements AutoCloseable {
    /**
     * Texts that one lane computes.
     *
     * @param texts their places in the optimizer batch
     * @param scope closed when the part's gradients are accumulated
     */
    record Part(List<Integer> texts, TensorScope scope, Backpropagation.Pass pass) {}

    @Override
    public void close() {
        scope.close();
    }
}
