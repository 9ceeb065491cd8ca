package dev.w2s.model.loss;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptCall;
import dev.w2s.model.torch.TensorScope;
import java.util.List;

/**
 * A loss that remembers nothing, needs no schedule and has no terms: a method of {@code losses.py}, which states the
 * formula.
 *
 * @param method takes logits, labels, count and, if there are any, the settings
 * @param settings the same for every batch
 */
record StatelessLoss(LossScript script, String method, List<Double> settings) implements BatchLoss {
    @Override
    public Evaluation evaluate(NativeTensor logits, BatchPart part, TensorScope scope) {
        ScriptCall call = script.method(method, logits, part, scope);
        if (!settings.isEmpty()) {
            call.tensor(scope.doubles(
                    settings.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        return LossScript.evaluation(call.results(scope, Execution.RECORDED), null);
    }
}
