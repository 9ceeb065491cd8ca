package dev.w2s.model.prediction;

import dev.w2s.model.Cancellation;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.checkpoint.Checkpoint;
import dev.w2s.model.checkpoint.CheckpointDescription;
import dev.w2s.model.checkpoint.CheckpointFolder;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.network.Network;
import dev.w2s.model.network.ParallelInference;
import dev.w2s.model.network.TokenBatch;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.network.TrainedTensors;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.recipe.PinnedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A checkpoint on its base model. Opening one copies the trained tensors only, so several may stand on one
 * {@link LanguageModel} at a time. One thread uses it at a time.
 */
public final class Classifier implements AutoCloseable {
    /** The number of texts that are sorted by length together. */
    private static final int WINDOW = 4096;

    private final TensorScope scope;
    private final Network network;
    private final TextStream<Logits> texts;

    /** @throws CategorizedException {@code INVALID_REQUEST} if the checkpoint was trained on another model than this */
    public Classifier(LanguageModel model, Checkpoint checkpoint, TokenBudget budget) {
        CheckpointDescription description = checkpoint.description();
        model.requireToBe(description.model(), description.precision());
        PinnedModel pinned = description.model();
        Head head = model.head(pinned.pooling());
        AdaptationPlan plan = AdaptationPlan.of(model, head, description.adaptation());
        this.scope = model.torch().newScope();
        TrainedTensors trained = TrainedTensors.load(plan.weights(), checkpoint.tensors(), model.tensorScript(), scope);
        this.network = new Network(model, head, trained.byName(), plan.scale());
        this.texts = new TextStream<>(
                model.tokenizer(),
                pinned.maximumLength(),
                WINDOW,
                new ParallelInference<>(this::logits, budget, model.torch()));
    }

    /** Opens the checkpoint in a folder; {@link CheckpointDescription#read} tells which base model to load. */
    public static Classifier open(LanguageModel model, Path checkpointFolder, TokenBudget budget) {
        Checkpoint checkpoint = new CheckpointFolder(checkpointFolder, model.architecture()).read();
        return new Classifier(model, checkpoint, budget);
    }

    /**
     * Computes the logits of each text, in order. Some thousands of texts are read ahead of the results, to be batched
     * by length.
     *
     * @throws CategorizedException {@code OUT_OF_MEMORY}, or what {@code cancellation} throws
     */
    public void predict(
            Iterator<String> texts, Consumer<Logits> results, PredictionListener listener, Cancellation cancellation) {
        this.texts.run(texts, results, listener, cancellation);
    }

    /** Computes the logits of all texts at once. */
    public List<Logits> predict(List<String> texts) {
        List<Logits> results = new ArrayList<>(texts.size());
        predict(texts.iterator(), results::add, PredictionListener.NONE, Cancellation.NEVER);
        return results;
    }

    private List<Logits> logits(TokenBatch batch, TensorScope owner) {
        return network.logits(batch, owner).stream()
                .map(pair -> new Logits(pair[0], pair[1]))
                .toList();
    }

    @Override
    public void close() {
        network.close();
        scope.close();
    }
}
