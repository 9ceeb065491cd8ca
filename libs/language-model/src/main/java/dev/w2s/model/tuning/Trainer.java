package dev.w2s.model.tuning;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.loss.BatchLoss;
import dev.w2s.model.loss.LossMemory;
import dev.w2s.model.loss.LossTerms;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.network.Backpropagation;
import dev.w2s.model.network.Network;
import dev.w2s.model.network.Prediction;
import dev.w2s.model.network.TrainedTensors;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.training.Training;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Trained tensors with their optimizer, a step at a time. */
final class Trainer implements AutoCloseable {
    private final Torch torch;
    private final TensorScope scope;
    private final ScriptModule optimizer;
    private final ScriptModule losses;
    private final TrainedTensors trained;
    private final AdamW adamW;
    private final Network network;
    private final BatchGradients gradients;
    private final Training training;
    private final EngineSettings settings;
    private final List<String> names;
    private LossMemory memory;

    /**
     * @param loss whose radius, if it has one, is a number
     * @param seed of the dropout
     */
    Trainer(
            LanguageModel model,
            Head head,
            AdaptationPlan plan,
            Loss loss,
            Training training,
            EngineSettings settings,
            TrainingTensors start,
            long seed) {
        this.training = training;
        this.settings = settings;
        memory = start.lossMemory();
        torch = model.torch();
        scope = torch.newScope();
        optimizer = torch.load(ScriptArchive.ofResource("optimizer.py", Map.of()));
        losses = torch.load(ScriptArchive.ofResource("losses.py", Map.of()));
        List<Weight> weights = plan.weights();
        names = weights.stream().map(Weight::name).toList();
        trained = TrainedTensors.load(weights, start.weights(), model.tensorScript(), scope);
        trained.recordGradients(optimizer);
        adamW = new AdamW(
                optimizer,
                training,
                trained,
                TrainedTensors.load(weights, start.firstMoments(), model.tensorScript(), scope),
                TrainedTensors.load(weights, start.secondMoments(), model.tensorScript(), scope),
                start.step(),
                scope);
        network = new Network(model, head, trained.byName(), plan.scale());
        gradients = new BatchGradients(
                torch,
                BatchLoss.of(loss, losses),
                network,
                new Backpropagation(
                        network,
                        plan,
                        trained,
                        optimizer,
                        settings.recompute(),
                        torch.lanes().count(),
                        scope),
                optimizer,
                settings.trainingBudget(),
                plan.dropout(),
                seed);
    }

    /** What a step saw before it changed the weights. */
    record Outcome(double loss, @Nullable LossTerms terms, double gradientNorm, int tokens) {}

    /**
     * One optimizer step on one batch.
     *
     * @param number from 1
     * @param probabilities of label 1
     * @throws CategorizedException {@code NUMERICAL} if the loss or a gradient is NaN or infinite; nothing has changed then
     */
    Outcome step(int number, List<int[]> sequences, float[] probabilities, double learningRate) {
        try (TensorScope step = scope.newScope()) {
            BatchGradients.Result found = gradients(number, sequences, probabilities, step);
            if (!Double.isFinite(found.loss())) {
                throw numerical(number, "the loss is " + found.loss());
            }
            double norm = clip(number, found.tensors(), step);
            adamW.update(found.tensors(), learningRate, step);
            memory = found.memory();
            return new Outcome(found.loss(), found.terms(), norm, found.tokens());
        }
    }

    BatchGradients.Result gradients(int number, List<int[]> sequences, float[] probabilities, TensorScope step) {
        return gradients.of(number, sequences, probabilities, memory, step);
    }

    private double clip(int number, List<NativeTensor> gradients, TensorScope step) {
        float[] norms = optimizer
                .method("clip")
                .list(gradients)
                .tensor(step.floats(new float[] {(float) training.maximumGradientNorm()}, 1))
                .result(step, Execution.UNRECORDED)
                .toFloats();
        for (int i = 0; i < names.size(); i++) {
            if (!Float.isFinite(norms[i + 1])) {
                throw numerical(number, "the gradient of " + names.get(i) + " has norm " + norms[i + 1]);
            }
        }
        if (!Float.isFinite(norms[0])) {
            throw numerical(number, "the gradients' global norm is " + norms[0]);
        }
        return norms[0];
    }

    private static CategorizedException numerical(int number, String what) {
        return new CategorizedException(
                FailureCategory.NUMERICAL,
                "training step " + number + ": " + what + "; a lower learning rate or a longer warm-up may help");
    }

    float[][] logits(List<int[]> sequences, IntConsumer afterPart) {
        return new Prediction<>(network::logits, settings.predictionBudget(), torch)
                .of(sequences, afterPart)
                .toArray(float[][]::new);
    }

    Map<String, Tensor> weights() {
        return trained.values();
    }

    /** The state after {@code step} steps. */
    TrainingTensors tensors(int step) {
        return new TrainingTensors(step, trained.values(), adamW.firstMoments(), adamW.secondMoments(), memory);
    }

    @Override
    public void close() {
        network.close();
        scope.close();
        optimizer.close();
        losses.close();
    }
}
