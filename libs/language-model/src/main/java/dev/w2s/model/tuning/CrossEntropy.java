package dev.w2s.model.tuning;

import dev.w2s.model.network.LossOnLogits;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import java.util.List;

/**
 * The cross-entropy of some texts of an optimizer batch, weighted so that the parts of the batch add up to the mean over
 * all of it.
 */
final class CrossEntropy implements LossOnLogits {
    private final ScriptModule losses;
    private final float[] probabilities;
    private final int batchSize;
    private final TensorScope step;
    private double value = Double.NaN;

    /**
     * @param probabilities of label 1, of the texts in this part
     * @param batchSize texts in the whole optimizer batch
     */
    CrossEntropy(ScriptModule losses, float[] probabilities, int batchSize, TensorScope step) {
        this.losses = losses;
        this.probabilities = probabilities;
        this.batchSize = batchSize;
        this.step = step;
    }

    @Override
    public NativeTensor gradient(NativeTensor logits) {
        List<NativeTensor> results = losses.method("cross_entropy")
                .tensor(logits)
                .tensor(step.floats(probabilities, probabilities.length))
                .tensor(step.floats(new float[] {batchSize}, 1))
                .results(step, Execution.RECORDED);
        value = results.get(0).toFloats()[0];
        return results.get(1);
    }

    /** This part's contribution to the batch's loss, once its gradient was taken. */
    double value() {
        return value;
    }
}
