package dev.w2s.model.tuning;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.network.TrainedTensors;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The optimizer AdamW (Loshchilov and Hutter 2019): its state and its update. Biases and norms are not decayed. */
final class AdamW {
    private final ScriptModule optimizer;
    private final Training training;
    private final List<NativeTensor> weights;
    private final TrainedTensors firstMoments;
    private final TrainedTensors secondMoments;
    private final List<NativeTensor> steps = new ArrayList<>();
    private final int[] decayed;
    private final int[] undecayed;

    /**
     * The tensors that it is given are updated in place.
     *
     * @param stepsDone the number of updates that have already been made
     */
    AdamW(
            ScriptModule optimizer,
            Training training,
            TrainedTensors weights,
            TrainedTensors firstMoments,
            TrainedTensors secondMoments,
            int stepsDone,
            TensorScope owner) {
        this.optimizer = optimizer;
        this.training = training;
        this.weights = weights.inOrder();
        this.firstMoments = firstMoments;
        this.secondMoments = secondMoments;
        List<String> names = List.copyOf(weights.names());
        names.forEach(name -> steps.add(owner.floats(new float[] {stepsDone})));
        this.decayed = indices(names, true);
        this.undecayed = indices(names, false);
    }

    private static int[] indices(List<String> names, boolean decays) {
        return IntStream.range(0, names.size())
                .filter(i -> Weight.decays(names.get(i)) == decays)
                .toArray();
    }

    void update(List<NativeTensor> gradients, double learningRate, TensorScope step) {
        update(decayed, gradients, learningRate, training.weightDecay(), step);
        update(undecayed, gradients, learningRate, 0, step);
    }

    private void update(
            int[] group, List<NativeTensor> gradients, double learningRate, double weightDecay, TensorScope step) {
        if (group.length == 0) {
            return;
        }
        optimizer
                .method("adamw")
                .list(pick(group, weights))
                .list(pick(group, gradients))
                .list(pick(group, firstMoments.inOrder()))
                .list(pick(group, secondMoments.inOrder()))
                .list(pick(group, steps))
                .tensor(step.doubles(learningRate, training.beta1(), training.beta2(), training.epsilon(), weightDecay))
                .result(step, Execution.UNRECORDED)
                .close();
    }

    private static List<NativeTensor> pick(int[] group, List<NativeTensor> all) {
        return IntStream.of(group).mapToObj(all::get).toList();
    }

    Map<String, Tensor> firstMoments() {
        return firstMoments.values();
    }

    Map<String, Tensor> secondMoments() {
        return secondMoments.values();
    }
}
