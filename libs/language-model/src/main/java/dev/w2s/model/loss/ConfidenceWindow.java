package dev.w2s.model.loss;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.recipe.Loss;
import java.util.List;

/**
 * The cross-entropy of the texts whose {@code max p < 0.5 + radius}, their sum divided by the size of the whole batch:
 * {@code window} in EleutherAI's code.
 */
record ConfidenceWindow(LossScript script, double radius) implements BatchLoss {
    static ConfidenceWindow of(LossScript script, Loss.ConfidenceWindow settings) {
        Double radius = settings.radius().value();
        if (radius == null) {
            throw new IllegalArgumentException("the radius midweak must be resolved to a number first");
        }
        return new ConfidenceWindow(script, radius);
    }

    @Override
    public Evaluation evaluate(NativeTensor logits, BatchPart part, TensorScope scope) {
        List<NativeTensor> results = script.method("confidence_window", logits, part, scope)
                .tensor(scope.doubles(0.5 + radius))
                .results(scope, Execution.RECORDED);
        int inside = Math.round(LossScript.first(results.get(2)));
        return LossScript.evaluation(results, LossTerms.ofWindow(radius, inside));
    }
}
