package dev.w2s.model.tuning;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import java.util.List;

/** Adds up the gradients of a batch's parts, in the order in which they are given. */
final class GradientSum {
    private final ScriptModule optimizer;
    private final TensorScope owner;
    private List<NativeTensor> total = List.of();

    /** @param owner of the sum */
    GradientSum(ScriptModule optimizer, TensorScope owner) {
        this.optimizer = optimizer;
        this.owner = owner;
    }

    /** @param scope of the tensors, which is closed once they are added */
    record Addend(List<NativeTensor> tensors, TensorScope scope) {}

    void add(Addend addend) {
        if (total.isEmpty()) {
            total = addend.tensors.stream().map(owner::take).toList();
        } else {
            optimizer.method("accumulate").list(total).list(addend.tensors).result(addend.scope, Execution.UNRECORDED);
        }
        addend.scope.close();
    }

    /** The sum, in the order of the addends' tensors. */
    List<NativeTensor> tensors() {
        return total;
    }
}
