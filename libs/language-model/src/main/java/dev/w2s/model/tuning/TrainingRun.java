package dev.w2s.model.tuning;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.Cancellation;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.training.Training;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The loop over steps and evaluations. Between two of them it can be saved, stopped, and continued elsewhere. */
final class TrainingRun {
    private final String identity;
    private final Trainer trainer;
    private final TrainingData data;
    private final Validation validation;
    private final Training training;
    private final int saveEvery;
    private final ProgressStore progress;
    private final TrainingListener listener;
    private final Cancellation cancellation;
    private final Pace pace;
    private TrainingHistory history;
    private Map<String, Tensor> best;
    private int step;

    TrainingRun(
            Trainer trainer,
            TrainingData data,
            Validation validation,
            Training training,
            int saveEvery,
            ProgressStore progress,
            TrainingListener listener,
            Cancellation cancellation,
            Snapshot start) {
        this.identity = start.run();
        this.trainer = trainer;
        this.data = data;
        this.validation = validation;
        this.training = training;
        this.saveEvery = saveEvery;
        this.progress = progress;
        this.listener = listener;
        this.cancellation = cancellation;
        this.history = start.history();
        this.best = start.best();
        this.step = start.tensors().step();
        this.pace = new Pace(step);
    }

    /** Runs to the end, or until cancelled; then the state so far is saved. */
    void finish() {
        while (!isFinished()) {
            try {
                cancellation.throwIfRequested();
                if (evaluationIsDue()) {
                    evaluate();
                } else {
                    train();
                }
            } catch (CategorizedException e) {
                saveBeforeStopping(e);
                throw e;
            }
        }
    }

    private void saveBeforeStopping(CategorizedException reason) {
        switch (reason.category()) {
            case CANCELLED, INTERRUPTED -> save();
            default -> {
                // The state may be what made it fail; the last snapshot is older and sound.
            }
        }
    }

    private boolean isFinished() {
        boolean exhausted = step == data.totalSteps();
        boolean stopsEarly = training.patience() > 0 && history.evaluationsWithoutImprovement() >= training.patience();
        return (exhausted || stopsEarly) && !evaluationIsDue();
    }

    private boolean evaluationIsDue() {
        if (validation.isEmpty() || step == 0 || history.isEvaluated(step)) {
            return false;
        }
        return step % training.evaluateEvery() == 0 || step == data.totalSteps();
    }

    private void evaluate() {
        history = history.with(new TrainingHistory.Evaluation(step, auc()));
        if (history.best().filter(evaluation -> evaluation.step() == step).isPresent()) {
            best = trainer.weights();
        }
    }

    private @Nullable Double auc() {
        if (!validation.ranks()) {
            return null;
        }
        float[][] logits = trainer.logits(validation.sequences(), tokens -> cancellation.throwIfRequested());
        return validation.auc(logits).getAsDouble();
    }

    private void train() {
        int number = step + 1;
        int total = data.totalSteps();
        double learningRate =
                training.schedule().learningRate(training.learningRate(), step, training.warmupSteps(total), total);
        TrainingData.Batch batch = data.batch(number);
        Trainer.Outcome outcome = trainer.step(number, batch.sequences(), batch.probabilities(), learningRate);
        step = number;
        history = history.with(new TrainingHistory.Step(
                number, outcome.loss(), outcome.gradientNorm(), learningRate, outcome.terms()));
        pace.count(outcome.tokens());
        if (saveEvery > 0 && step % saveEvery == 0) {
            save();
        }
        listener.onStep(new TrainingListener.Progress(
                step,
                total,
                outcome.loss(),
                outcome.gradientNorm(),
                learningRate,
                history.latestAuc(),
                pace.tokensPerSecond(),
                pace.remainingSeconds(step, total)));
    }

    private void save() {
        if (saveEvery > 0) {
            Snapshot snapshot = new Snapshot(identity, trainer.tensors(step), history, best);
            progress.save(snapshot::writeTo);
        }
    }

    TrainingHistory history() {
        return history;
    }

    /** The weights of the best evaluation, or those of now if there is none. */
    Map<String, Tensor> chosen() {
        return history.best().isPresent() ? best : trainer.weights();
    }

    int chosenStep() {
        return history.best().map(TrainingHistory.Evaluation::step).orElse(step);
    }

    long tokens() {
        return pace.tokens();
    }
}
