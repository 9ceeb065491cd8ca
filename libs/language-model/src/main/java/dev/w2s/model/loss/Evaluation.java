package dev.w2s.model.loss;

import dev.w2s.model.torch.NativeTensor;
import org.jspecify.annotations.Nullable;

/**
 * The value and the gradient of a loss on a part of a batch.
 *
 * @param value the part's share in the mean over the whole batch
 * @param gradient d value / d logits [texts, 2]
 * @param terms null where the loss has none
 * @param memory what the loss remembers after the batch
 */
public record Evaluation(
        double value, NativeTensor gradient, @Nullable LossTerms terms, LossMemory memory) {}
