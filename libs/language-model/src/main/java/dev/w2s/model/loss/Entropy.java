package dev.w2s.model.loss;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.recipe.Loss;

/**
 * The mean cross-entropy against {@code (1 - c) Y + c p}, c from {@link WarmUp}, p constant in the target: the
 * auxiliary loss of Burns et al. (2023) without hardening, {@code entropy} in EleutherAI's code.
 */
record Entropy(LossScript script, Loss.Entropy settings) implements BatchLoss {
    @Override
    public float[] labels(float[] given, TensorScope scope) {
        return settings.balance() ? script.balanced(given, scope) : given;
    }

    @Override
    public Evaluation evaluate(NativeTensor logits, BatchPart part, TensorScope scope) {
        double coefficient = new WarmUp(settings.weight(), settings.warmupSteps()).coefficient(part.stepsDone());
        return LossScript.evaluation(
                script.method("entropy", logits, part, scope)
                        .tensor(scope.doubles(coefficient))
                        .results(scope, Execution.RECORDED),
                LossTerms.ofCoefficient(coefficient));
    }
}
