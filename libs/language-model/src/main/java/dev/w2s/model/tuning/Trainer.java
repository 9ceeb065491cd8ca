package dev.w2s.model.tuning;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.Cancellation;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.loss.BatchLoss;
import dev.w2s.model.loss.LossMemory;
import dev.w2s.model.loss.LossTerms;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.network.TrainedTensors;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.tuning.data.TrainingBatch;
import dev.w2s.model.tuning.data.TrainingData;
import dev.w2s.model.tuning.data.ValidationData;
import dev.w2s.model.tuning.snapshot.Snapshots;
import dev.w2s.model.tuning.snapshot.TrainingHistory;
import dev.w2s.model.tuning.snapshot.TrainingState;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.training.Training;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The training loop: {@link #train} goes from step to step, {@link #step} takes one batch through forward pass, loss,
 * backward pass, clipping and the optimizer, and {@link #evaluate} scores the weights on val.
 */
final class Trainer implements AutoCloseable {
    private final TensorScope scope;
    private final ScriptModule optimizerScript;
    private final ScriptModule lossScript;
    private final TrainedTensors trained;
    private final TrainableClassifier classifier;
    private final BatchLoss loss;
    private final GradientClipping clipping;
    private final AdamW adamW;
    private final Training training;
    private final EngineSettings settings;
    private final Pace pace;
    private int step;
    private LossMemory lossMemory;
    private TrainingHistory history;
    private Map<String, Tensor> best;

    /**
     * @param loss a confidence window has a number as its radius: see {@link dev.w2s.model.loss.MidweakRadius}
     * @param start the state to go on from
     * @param seed the dropout masks are drawn from it
     */
    Trainer(
            LanguageModel model,
            Head head,
            AdaptationPlan plan,
            Loss loss,
            Training training,
            EngineSettings settings,
            TrainingState start,
            long seed) {
        this.training = training;
        this.settings = settings;
        this.step = start.step();
        this.lossMemory = start.lossMemory();
        this.history = start.history();
        this.best = start.best();
        this.pace = new Pace(step);
        this.scope = model.torch().newScope();
        this.optimizerScript = model.torch().load(ScriptArchive.ofResource("optimizer.py", Map.of()));
        this.lossScript = model.torch().load(ScriptArchive.ofResource("losses.py", Map.of()));
        this.loss = BatchLoss.of(loss, lossScript);
        List<Weight> weights = plan.weights();
        this.trained = TrainedTensors.load(weights, start.weights(), model.tensorScript(), scope);
        trained.recordGradients(optimizerScript);
        this.classifier =
                new TrainableClassifier(model, head, plan, trained, optimizerScript, settings.recompute(), seed, scope);
        this.clipping = new GradientClipping(optimizerScript, weights, training.maximumGradientNorm());
        this.adamW = new AdamW(
                optimizerScript,
                training,
                trained,
                TrainedTensors.load(weights, start.firstMoments(), model.tensorScript(), scope),
                TrainedTensors.load(weights, start.secondMoments(), model.tensorScript(), scope),
                step,
                scope);
    }

    /** Trains from the present step to the end, or until it is cancelled; then the state so far is saved. */
    void train(
            TrainingData data,
            ValidationData validation,
            Snapshots snapshots,
            TrainingListener listener,
            Cancellation cancellation) {
        Timetable timetable = new Timetable(training, data.totalSteps(), !validation.isEmpty());
        try {
            while (!timetable.isFinished(step, history)) {
                cancellation.throwIfRequested();
                if (timetable.evaluationIsDue(step, history)) {
                    evaluate(validation, cancellation);
                    continue;
                }
                TrainingBatch batch = data.batch(step + 1);
                double learningRate = timetable.learningRate(step);
                StepResult result = step(batch, learningRate);
                step = batch.step();
                history = history.with(result.inHistory(step, learningRate));
                pace.count(batch.tokens());
                snapshots.saveIfDue(step, this::state);
                listener.onStep(result.progress(step, data.totalSteps(), learningRate, history.latestAuc(), pace));
            }
        } catch (CategorizedException e) {
            // After any other failure the state may be what made it fail; the last snapshot is older and sound.
            if (e.category() == FailureCategory.CANCELLED || e.category() == FailureCategory.INTERRUPTED) {
                snapshots.save(this::state);
            }
            throw e;
        }
    }

    /**
     * Takes one optimizer step on one batch.
     *
     * @throws CategorizedException {@code NUMERICAL} if the loss or a gradient is NaN or infinite; nothing has changed
     *     then
     */
    StepResult step(TrainingBatch batch, double learningRate) {
        try (TensorScope temporary = scope.newScope()) {
            BatchGradients found = forwardAndBackward(batch, temporary);
            GradientClipping.requireFinite(batch.step(), "the loss is ", found.loss());
            double norm = clipping.clip(batch.step(), found.tensors(), temporary);
            adamW.update(found.tensors(), learningRate, temporary);
            lossMemory = found.lossMemory();
            return new StepResult(found.loss(), found.terms(), norm);
        }
    }

    /**
     * The loss of a batch and its gradients, in as many micro-batches as memory asks for. A loss that depends on the
     * whole batch is given all logits first, at the price of one more forward pass.
     */
    BatchGradients forwardAndBackward(TrainingBatch batch, TensorScope temporary) {
        List<MicroBatch> microBatches = MicroBatch.cut(batch, settings.trainingBudget());
        BatchObjective objective = new BatchObjective(loss, batch, lossMemory, temporary);
        if (loss.needsWholeBatch() && microBatches.size() > 1) {
            objective.evaluateWhole(classifier.logits(batch, microBatches, temporary), temporary);
        }
        GradientAccumulator gradients = new GradientAccumulator(optimizerScript, temporary);
        for (MicroBatch microBatch : microBatches) {
            try (ForwardPass forward = classifier.forward(microBatch, temporary)) {
                LogitMatrix ofLogits = objective.gradient(microBatch, forward.logits(), forward.scope());
                classifier.backward(forward, ofLogits, gradients);
            }
        }
        return new BatchGradients(objective.value(), objective.terms(), objective.lossMemory(), gradients.total());
    }

    /** Scores the present weights on val, and keeps them if no earlier ones scored as high. */
    private void evaluate(ValidationData validation, Cancellation cancellation) {
        Double auc = validation.hasBothClasses()
                ? validation.auc(logits(validation.sequences(), tokens -> cancellation.throwIfRequested()))
                : null;
        history = history.with(new TrainingHistory.Evaluation(step, auc));
        if (history.best().filter(evaluation -> evaluation.step() == step).isPresent()) {
            best = weights();
        }
    }

    /** The logits [texts][2] of the present weights, without dropout. */
    float[][] logits(List<int[]> sequences, IntConsumer afterPart) {
        return classifier.predict(sequences, settings.predictionBudget(), afterPart);
    }

    Map<String, Tensor> weights() {
        return trained.values();
    }

    TrainingState state() {
        return new TrainingState(
                step, weights(), adamW.firstMoments(), adamW.secondMoments(), lossMemory, history, best);
    }

    TrainingHistory history() {
        return history;
    }

    /** The weights of the best evaluation, or the present ones if there is none. */
    Map<String, Tensor> selectedWeights() {
        return history.best().isPresent() ? best : weights();
    }

    int selectedStep() {
        return history.best().map(TrainingHistory.Evaluation::step).orElse(step);
    }

    /** Tokens trained on by this object, without those before it resumed. */
    long tokens() {
        return pace.tokens();
    }

    @Override
    public void close() {
        classifier.close();
        scope.close();
        optimizerScript.close();
        lossScript.close();
    }

    /**
     * The mean loss over a batch and its gradients, before clipping.
     *
     * @param terms null where the loss has none
     * @param lossMemory what the loss remembers after the batch
     * @param tensors one for each trained tensor, in the order of the plan
     */
    record BatchGradients(double loss, @Nullable LossTerms terms, LossMemory lossMemory, List<NativeTensor> tensors) {}

    /**
     * What a step saw before it changed the weights.
     *
     * @param gradientNorm the global norm before clipping
     */
    record StepResult(double loss, @Nullable LossTerms terms, double gradientNorm) {
        TrainingHistory.Step inHistory(int step, double learningRate) {
            return new TrainingHistory.Step(step, loss, gradientNorm, learningRate, terms);
        }

        TrainingListener.Progress progress(
                int step, int totalSteps, double learningRate, @Nullable Double auc, Pace pace) {
            return new TrainingListener.Progress(
                    step,
                    totalSteps,
                    loss,
                    gradientNorm,
                    learningRate,
                    auc,
                    pace.tokensPerSecond(),
                    pace.remainingSeconds(step, totalSteps));
        }
    }
}
