package dev.w2s.model.tuning;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.network.Backpropagation;
import dev.w2s.model.network.Network;
import dev.w2s.model.network.Prediction;
import dev.w2s.model.network.TokenBatch;
import dev.w2s.model.network.TrainedTensors;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.training.Training;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Trained tensors with their optimizer, a step at a time. */
final class Trainer implements AutoCloseable {
    private final TensorScope scope;
    private final ScriptModule optimizer;
    private final ScriptModule losses;
    private final TrainedTensors trained;
    private final AdamW adamW;
    private final Network network;
    private final Backpropagation backpropagation;
    private final Training training;
    private final EngineSettings settings;
    private final double dropout;
    private final long seed;
    private final List<String> names;

    /** @param seed of the dropout */
    Trainer(
            LanguageModel model,
            Head head,
            AdaptationPlan plan,
            Training training,
            EngineSettings settings,
            TrainingTensors start,
            long seed) {
        this.training = training;
        this.settings = settings;
        this.dropout = plan.dropout();
        this.seed = seed;
        scope = model.torch().newScope();
        optimizer = model.torch().load(ScriptArchive.ofResource("optimizer.py", Map.of()));
        losses = model.torch().load(ScriptArchive.ofResource("losses.py", Map.of()));
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
        backpropagation = new Backpropagation(network, plan, trained, optimizer, settings.recompute());
    }

    /** What a step saw before it changed the weights. */
    record Outcome(double loss, double gradientNorm, int tokens) {}

    /**
     * One optimizer step on one batch.
     *
     * @param number from 1, for messages
     * @param probabilities of label 1
     * @throws CategorizedException {@code NUMERICAL} if the loss or a gradient is NaN or infinite; no weight has changed then
     */
    Outcome step(int number, List<int[]> sequences, float[] probabilities, double learningRate) {
        try (TensorScope step = scope.newScope()) {
            Gradients gradients = gradients(number, sequences, probabilities, step);
            if (!Double.isFinite(gradients.loss)) {
                throw numerical(number, "the loss is " + gradients.loss);
            }
            double norm = clip(number, gradients.tensors, step);
            adamW.update(gradients.tensors, learningRate, step);
            return new Outcome(gradients.loss, norm, gradients.tokens);
        }
    }

    /** Of the mean loss over the optimizer batch of one step, before clipping, in the order of the plan. */
    record Gradients(double loss, int tokens, List<NativeTensor> tensors) {}

    Gradients gradients(int number, List<int[]> sequences, float[] probabilities, TensorScope step) {
        double loss = 0;
        int tokens = 0;
        List<NativeTensor> total = List.of();
        for (List<Integer> part : settings.trainingBudget().cut(sequences)) {
            try (TensorScope temporary = step.newScope()) {
                TokenBatch batch =
                        TokenBatch.of(part.stream().map(sequences::get).toList(), temporary);
                if (dropout > 0) {
                    batch = batch.with(new StepDropout(dropout, seed, number, part));
                }
                CrossEntropy crossEntropy =
                        new CrossEntropy(losses, picked(probabilities, part), sequences.size(), temporary);
                List<NativeTensor> found = backpropagation.gradients(batch, crossEntropy, temporary);
                loss += crossEntropy.value();
                tokens += batch.tokens();
                if (total.isEmpty()) {
                    total = found.stream().map(step::take).toList();
                } else {
                    optimizer
                            .method("accumulate")
                            .list(total)
                            .list(found)
                            .result(temporary, Execution.UNRECORDED)
                            .close();
                }
            }
        }
        return new Gradients(loss, tokens, total);
    }

    private static float[] picked(float[] values, List<Integer> indices) {
        float[] picked = new float[indices.size()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[indices.get(i)];
        }
        return picked;
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

    float[][] logits(List<int[]> sequences, IntConsumer afterBatch) {
        return new Prediction<>(network::logits, settings.predictionBudget(), scope)
                .of(sequences, afterBatch)
                .toArray(float[][]::new);
    }

    Map<String, Tensor> weights() {
        return trained.values();
    }

    /** The state after {@code step} steps. */
    TrainingTensors tensors(int step) {
        return new TrainingTensors(step, trained.values(), adamW.firstMoments(), adamW.secondMoments());
    }

    @Override
    public void close() {
        network.close();
        scope.close();
        optimizer.close();
        losses.close();
    }
}
