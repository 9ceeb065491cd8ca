package dev.w2s.model.tuning;

import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.network.Backpropagation;
import dev.w2s.model.network.Network;
import dev.w2s.model.network.ParallelInference;
import dev.w2s.model.network.TokenBatch;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.network.TrainedTensors;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.data.TrainingBatch;
import dev.w2s.model.tuning.random.StepDropout;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A classifier while it is trained. A micro-batch goes forward and backward in parts, which run side by side on the
 * engine's lanes.
 */
final class TrainableClassifier implements AutoCloseable {
    private final Torch torch;
    private final Network network;
    private final Backpropagation backpropagation;
    private final double dropout;
    private final long seed;

    /**
     * @param trained the trained tensors, which record gradients; not closed with this
     * @param recompute run each layer a second time in the backward pass, instead of keeping all it computed
     * @param seed the dropout masks are drawn from it
     * @param owner owns some small tensors, which live as long as this
     */
    TrainableClassifier(
            LanguageModel model,
            Head head,
            AdaptationPlan plan,
            TrainedTensors trained,
            ScriptModule optimizerScript,
            boolean recompute,
            long seed,
            TensorScope owner) {
        this.torch = model.torch();
        this.network = new Network(model, head, trained.byName(), plan.scale());
        this.backpropagation = new Backpropagation(
                network,
                plan,
                trained,
                optimizerScript,
                recompute,
                torch.lanes().count(),
                owner);
        this.dropout = plan.dropout();
        this.seed = seed;
    }

    /** Computes the logits of a micro-batch and keeps what the backward pass needs. */
    ForwardPass forward(MicroBatch microBatch, TensorScope owner) {
        TensorScope scope = owner.newScope();
        List<List<Integer>> texts = microBatch.parts(torch.device());
        List<ForwardPass.Part> parts =
                torch.lanes().map(texts.size(), (lane, i) -> forward(microBatch.batch(), texts.get(i), scope));
        LogitMatrix logits = LogitMatrix.zeros(microBatch.batch().size());
        parts.forEach(part ->
                logits.put(part.texts(), new LogitMatrix(part.pass().logits().toFloats())));
        return new ForwardPass(microBatch, parts, logits.picked(microBatch.texts()), scope);
    }

    private ForwardPass.Part forward(TrainingBatch batch, List<Integer> part, TensorScope owner) {
        TensorScope scope = owner.newScope();
        return new ForwardPass.Part(part, scope, backpropagation.forward(tokens(batch, part, scope), scope));
    }

    /**
     * Adds the gradients of a micro-batch to those accumulated so far, part by part.
     *
     * @param ofLogits d loss / d logits [texts, 2], in the order of the micro-batch's texts
     */
    void backward(ForwardPass forward, LogitMatrix ofLogits, GradientAccumulator gradients) {
        MicroBatch microBatch = forward.microBatch();
        LogitMatrix ofBatch = LogitMatrix.zeros(microBatch.batch().size());
        ofBatch.put(microBatch.texts(), ofLogits);
        List<ForwardPass.Part> parts = forward.parts();
        torch.lanes().forEach(parts.size(), (lane, i) -> backward(parts.get(i), ofBatch, lane), gradients::add);
    }

    private GradientAccumulator.PartGradients backward(ForwardPass.Part part, LogitMatrix ofBatch, int lane) {
        NativeTensor ofLogits = ofBatch.picked(part.texts()).in(part.scope());
        return new GradientAccumulator.PartGradients(
                backpropagation.backward(part.pass(), ofLogits, lane, part.scope()), part.scope());
    }

    /** The logits [texts, 2] of a whole batch, with the dropout of its step; nothing is kept for a backward pass. */
    LogitMatrix logits(TrainingBatch batch, List<MicroBatch> microBatches, TensorScope owner) {
        LogitMatrix logits = LogitMatrix.zeros(batch.size());
        List<List<Integer>> parts = microBatches.stream()
                .flatMap(microBatch -> microBatch.parts(torch.device()).stream())
                .toList();
        List<LogitMatrix> found = torch.lanes().map(parts.size(), (lane, i) -> {
            try (TensorScope temporary = owner.newScope()) {
                return LogitMatrix.of(network.logits(tokens(batch, parts.get(i), temporary), temporary));
            }
        });
        for (int i = 0; i < parts.size(); i++) {
            logits.put(parts.get(i), found.get(i));
        }
        return logits;
    }

    private TokenBatch tokens(TrainingBatch batch, List<Integer> part, TensorScope scope) {
        TokenBatch tokens =
                TokenBatch.of(part.stream().map(batch.sequences()::get).toList(), scope);
        return dropout > 0 ? tokens.with(new StepDropout(dropout, seed, batch.step(), part)) : tokens;
    }

    /** The logits [texts][2] of any number of texts, without dropout. */
    float[][] predict(List<int[]> sequences, TokenBudget budget, IntConsumer afterPart) {
        return new ParallelInference<>(network::logits, budget, torch)
                .of(sequences, afterPart)
                .toArray(float[][]::new);
    }

    @Override
    public void close() {
        network.close();
    }
}
