package dev.w2s.model.tuning;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import java.util.List;

/** Adds up the gradients of a batch's parts, in the order in which they are given. */
final class GradientAccumulator {
    private final ScriptModule optimizerScript;
    private final TensorScope owner;
    private List<NativeTensor> total = List.of();

    /** @param owner owns the total */
    GradientAccumulator(ScriptModule optimizerScript, TensorScope owner) {
        this.optimizerScript = optimizerScript;
        this.owner = owner;
    }

    /**
     * The gradients of one part.
     *
     * @param scope owns them; it is closed once they are added
     */
    record PartGradients(List<NativeTensor> tensors, TensorScope scope) {}

    void add(PartGradients part) {
        if (total.isEmpty()) {
            total = part.tensors.stream().map(owner::take).toList();
        } else {
            optimizerScript
                    .method("accumulate")
                    .list(total)
                    .list(part.tensors)
                    .result(part.scope, Execution.UNRECORDED);
        }
        part.scope.close();
    }

    /** The sum, in the order of each part's tensors. */
    List<NativeTensor> total() {
        return total;
    }
}
