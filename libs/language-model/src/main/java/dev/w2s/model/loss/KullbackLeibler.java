package dev.w2s.model.loss;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;

/**
 * The mean of {@code sum(Y log Y - Y log p)}, 0 log 0 = 0: the divergence of Kullback and Leibler (1951) of the model from the
 * labels, {@code kl} in EleutherAI's code. Its gradient is cross-entropy's.
 */
record KullbackLeibler(LossScript script) implements BatchLoss {
    @Override
    public Evaluation evaluate(NativeTensor logits, BatchPart part, TensorScope scope) {
        return LossScript.evaluation(
                script.method("kullback_leibler", logits, part, scope).results(scope, Execution.RECORDED), null);
    }
}
