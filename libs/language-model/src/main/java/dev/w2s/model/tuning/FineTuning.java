package dev.w2s.model.tuning;

import dev.w2s.model.Cancellation;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.checkpoint.Checkpoint;
import dev.w2s.model.checkpoint.CheckpointDescription;
import dev.w2s.model.loss.MidweakRadius;
import dev.w2s.model.memory.MemoryEstimate;
import dev.w2s.model.memory.ResidentMemory;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.tuning.data.LabelledText;
import dev.w2s.model.tuning.data.TrainingData;
import dev.w2s.model.tuning.data.ValidationData;
import dev.w2s.model.tuning.random.InitialWeights;
import dev.w2s.model.tuning.snapshot.ProgressStore;
import dev.w2s.model.tuning.snapshot.RunIdentity;
import dev.w2s.model.tuning.snapshot.Snapshots;
import dev.w2s.model.tuning.snapshot.TrainingState;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Training;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fine-tunes a model as a recipe says; {@link Trainer} is the loop. In float32 on a CPU, equal recipes give equal
 * bytes, however often a run was interrupted and in whatever process it went on.
 */
public final class FineTuning {
    private static final Logger LOG = LoggerFactory.getLogger(FineTuning.class);

    private final LanguageModel model;
    private final PinnedModel pinned;
    private final Loss loss;
    private final Training training;
    private final EngineSettings settings;

    /**
     * @param model the one that {@code pinned} names, loaded in the training's precision
     * @throws CategorizedException {@code INVALID_REQUEST} if the model cannot do what is asked
     */
    public FineTuning(LanguageModel model, PinnedModel pinned, Loss loss, Training training, EngineSettings settings) {
        model.requireToBe(pinned, training.precision());
        this.model = model;
        this.pinned = pinned;
        this.loss = loss;
        this.training = training;
        this.settings = settings;
    }

    /**
     * Trains to the end, on the calling thread. It goes on from the last snapshot in {@code progress}, if that is of
     * this run.
     *
     * @param examples what is learned from, in an order that belongs to the recipe
     * @param validation what the best step is chosen by; if it is empty or of one class, the last step is kept
     * @throws CategorizedException {@code NUMERICAL} naming step and tensor; {@code OUT_OF_MEMORY}; or what
     *     {@code cancellation} throws, and then the state so far is in {@code progress}
     */
    public FineTuningResult run(
            List<LabelledText> examples,
            List<LabelledText> validation,
            long seed,
            ProgressStore progress,
            TrainingListener listener,
            Cancellation cancellation) {
        if (examples.isEmpty()) {
            throw new CategorizedException(FailureCategory.INVALID_REQUEST, "there are no examples to learn from");
        }
        Head head = model.head(pinned.pooling());
        AdaptationPlan plan = AdaptationPlan.of(model, head, training.adaptation());
        TrainingData data = new TrainingData(examples, model.tokenizer(), pinned.maximumLength(), training, seed);
        ValidationData val = new ValidationData(validation, model.tokenizer(), pinned.maximumLength());
        String identity = RunIdentity.of(pinned, loss, training, seed, examples, validation);
        Snapshots snapshots = new Snapshots(identity, progress, settings.saveEvery());
        TrainingState start = snapshots
                .latest()
                .orElseGet(() -> TrainingState.initial(new InitialWeights(model, head, seed).of(plan)));
        Loss resolved = MidweakRadius.resolved(loss, data.labels());
        MemoryEstimate estimate =
                MemoryEstimate.of(model, plan, settings.recompute(), data.largestPass(settings.trainingBudget()));
        LOG.info("memory of this training: {}", estimate.inWords());
        try (Trainer trainer = new Trainer(model, head, plan, resolved, training, settings, start, seed)) {
            trainer.train(data, val, snapshots, listener, cancellation);
            LOG.info(
                    "memory: {} MB were estimated; at most {} MB of this process were resident, its heap included",
                    estimate.peak() / 1_000_000,
                    ResidentMemory.peak().orElse(0) / 1_000_000);
            return result(trainer, val, estimate);
        } catch (CategorizedException e) {
            throw e.category() == FailureCategory.OUT_OF_MEMORY ? outOfMemory(e, estimate) : e;
        }
    }

    private CategorizedException outOfMemory(CategorizedException cause, MemoryEstimate estimate) {
        return new CategorizedException(
                FailureCategory.OUT_OF_MEMORY,
                cause.getMessage() + ". With " + settings.trainingBudget().tokens()
                        + " tokens a pass" + (settings.recompute() ? "" : " and no recomputation")
                        + " this training was estimated to need " + estimate.inWords()
                        + (settings.recompute() ? "" : "; recomputation needs less"),
                cause);
    }

    private FineTuningResult result(Trainer trainer, ValidationData validation, MemoryEstimate estimate) {
        String selection = selection(validation);
        CheckpointDescription description =
                new CheckpointDescription(pinned, training.adaptation(), training.precision(), trainer.selectedStep());
        return new FineTuningResult(
                new Checkpoint(description, trainer.selectedWeights()),
                trainer.history(),
                selection,
                trainer.tokens(),
                estimate,
                model.architecture());
    }

    private static String selection(ValidationData validation) {
        if (validation.isEmpty()) {
            return "the last step, since there is no val split";
        }
        if (!validation.hasBothClasses()) {
            LOG.warn("val has one class only, so no AUC is defined on it: the last step is kept");
            return "the last step, since val has one class only";
        }
        return "the highest AUC on val";
    }
}
