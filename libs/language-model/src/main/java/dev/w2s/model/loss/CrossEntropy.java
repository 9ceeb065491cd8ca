package dev.w2s.model.loss;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;

/** The mean of {@code -sum(Y log p)}, Y = [1 - y, y], p = softmax(logits). */
record CrossEntropy(LossScript script) implements BatchLoss {
    @Override
    public Evaluation evaluate(NativeTensor logits, BatchPart part, TensorScope scope) {
        return LossScript.evaluation(
                script.method("cross_entropy", logits, part, scope).results(scope, Execution.RECORDED), null);
    }
}
