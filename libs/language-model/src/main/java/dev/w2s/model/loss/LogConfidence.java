package dev.w2s.model.loss;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.recipe.Loss;
import java.util.List;

/**
 * The mean cross-entropy against {@code (1 - c) Y + c T}, c from {@link WarmUp}: the auxiliary confidence loss of Burns
 * et al. (2023), appendix A.4, with the buffer of EleutherAI's code. T is the model's own opinion, hardened: [1, 0]
 * where p0, the probability of label 0, is at least t, else [0, 1]. t is the quantile at the labels' mean, linearly
 * interpolated, of the last training predictions p0, this batch's included.
 */
record LogConfidence(LossScript script, Loss.LogConfidence settings) implements BatchLoss {
    /** t is taken over the predictions of the whole batch. */
    @Override
    public boolean needsWholeBatch() {
        return true;
    }

    @Override
    public float[] labels(float[] given, TensorScope scope) {
        return settings.balance() ? script.balanced(given, scope) : given;
    }

    @Override
    public Evaluation evaluate(NativeTensor logits, BatchPart part, TensorScope scope) {
        if (part.labels().length != part.batchSize()) {
            throw new IllegalArgumentException(
                    part.labels().length + " texts are not the whole batch of " + part.batchSize());
        }
        double coefficient = new WarmUp(settings.weight(), settings.warmupSteps()).coefficient(part.stepsDone());
        float[] recent = part.memory().toFloats();
        List<NativeTensor> results = script.method("log_confidence", logits, part, scope)
                .tensor(scope.floats(recent, recent.length))
                .tensor(scope.floats(new float[] {prior(part.labels())}, 1))
                .tensor(scope.doubles(coefficient, settings.buffer()))
                .results(scope, Execution.RECORDED);
        return new Evaluation(
                LossScript.first(results.get(0)),
                results.get(1),
                LossTerms.ofThreshold(coefficient, LossScript.first(results.get(2))),
                LossMemory.of(results.get(3).toFloats()));
    }

    /**
     * The share of label 1 that the labels speak of. One label says nothing about it, and balanced ones always the
     * same.
     */
    private float prior(float[] labels) {
        if (labels.length == 1 || settings.balance()) {
            return 0.5f;
        }
        double sum = 0;
        for (float label : labels) {
            sum += label;
        }
        return (float) (sum / labels.length);
    }
}
