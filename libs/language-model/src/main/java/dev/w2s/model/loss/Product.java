package dev.w2s.model.loss;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.recipe.Loss;

/**
 * The mean cross-entropy against {@code p^beta Y^alpha}, normalised to sum 1, p constant in the target: {@code product_loss}
 * in OpenAI's code for Burns et al. (2023).
 */
record Product(LossScript script, Loss.Product settings) implements BatchLoss {
    @Override
    public Evaluation evaluate(NativeTensor logits, BatchPart part, TensorScope scope) {
        return LossScript.evaluation(
                script.method("product", logits, part, scope)
                        .tensor(scope.doubles(settings.alpha(), settings.beta()))
                        .results(scope, Execution.RECORDED),
                null);
    }
}
