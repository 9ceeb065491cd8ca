package dev.w2s.model.loss;

import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.recipe.Loss;

/**
 * The mean of a loss over the texts of an optimizer batch. What it remembers from batch to batch goes in and comes out as a
 * {@link LossMemory}, so a step that fails leaves no trace.
 */
public interface BatchLoss {
    /**
     * @param loss whose radius, if it has one, is a number: see {@link MidweakRadius}
     * @param script {@code losses.py}; not closed with this
     */
    static BatchLoss of(Loss loss, ScriptModule script) {
        LossScript losses = new LossScript(script);
        if (loss instanceof Loss.LogConfidence settings) {
            return new LogConfidence(losses, settings);
        }
        if (loss instanceof Loss.Entropy settings) {
            return new Entropy(losses, settings);
        }
        if (loss instanceof Loss.ConfidenceWindow settings) {
            return ConfidenceWindow.of(losses, settings);
        }
        if (loss instanceof Loss.Product settings) {
            return new Product(losses, settings);
        }
        return loss instanceof Loss.KullbackLeibler ? new KullbackLeibler(losses) : new CrossEntropy(losses);
    }

    /**
     * Whether a text's share depends on what the model says of the other texts in the batch, so that all must be given at
     * once. Otherwise the values and gradients of parts add up to those of the whole.
     */
    default boolean needsWholeBatch() {
        return false;
    }

    /** The labels that the model is compared with, from those of the whole batch. */
    default float[] labels(float[] given, TensorScope scope) {
        return given;
    }

    /** @param logits [texts, 2] of the part */
    Evaluation evaluate(NativeTensor logits, BatchPart part, TensorScope scope);
}
