package dev.w2s.model.loss;

import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.recipe.Loss;
import java.util.List;

/**
 * The mean of a loss over the texts of an optimizer batch. What it remembers from batch to batch goes in and comes out
 * as a {@link LossMemory}, so a step that fails leaves no trace.
 */
public interface BatchLoss {
    /**
     * The computation of a recipe's loss.
     *
     * @param loss a confidence window has a number as its radius: see {@link MidweakRadius}
     * @param script {@code losses.py}; not closed with this
     */
    static BatchLoss of(Loss loss, ScriptModule script) {
        LossScript losses = new LossScript(script);
        if (loss instanceof Loss.CrossEntropy) {
            return new StatelessLoss(losses, "cross_entropy", List.of());
        }
        if (loss instanceof Loss.KullbackLeibler) {
            return new StatelessLoss(losses, "kullback_leibler", List.of());
        }
        if (loss instanceof Loss.Product product) {
            return new StatelessLoss(losses, "product", List.of(product.alpha(), product.beta()));
        }
        if (loss instanceof Loss.LogConfidence settings) {
            return new LogConfidence(losses, settings);
        }
        if (loss instanceof Loss.Entropy settings) {
            return new Entropy(losses, settings);
        }
        if (loss instanceof Loss.ConfidenceWindow settings) {
            return ConfidenceWindow.of(losses, settings);
        }
        throw new IllegalArgumentException(
                "the engine does not compute the loss " + loss.getClass().getName());
    }

    /**
     * Whether a text's share in the loss depends on what the model says of the other texts in the batch, so that all
     * must be given at once. Otherwise the values and gradients of parts add up to those of the whole batch.
     */
    default boolean needsWholeBatch() {
        return false;
    }

    /**
     * The labels that the model is compared with.
     *
     * @param given p(label = 1) of each text of the whole batch
     */
    default float[] labels(float[] given, TensorScope scope) {
        return given;
    }

    /**
     * Evaluates the loss on a part of a batch.
     *
     * @param logits [texts, 2] of the part
     */
    Evaluation evaluate(NativeTensor logits, BatchPart part, TensorScope scope);
}
