package dev.w2s.model.network;

import dev.w2s.model.torch.NativeTensor;

/** A loss, as far as backpropagation is concerned. */
@FunctionalInterface
public interface LossOnLogits {
    /** d loss / d logits, of the logits' shape [texts, 2]. */
    NativeTensor gradient(NativeTensor logits);
}
