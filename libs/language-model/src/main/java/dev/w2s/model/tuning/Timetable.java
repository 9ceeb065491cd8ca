package dev.w2s.model.tuning;

import dev.w2s.model.tuning.snapshot.TrainingHistory;
import dev.w2s.study.training.Training;

/**
 * Tells what is due after how many steps.
 *
 * @param totalSteps the number of steps without early stopping
 * @param evaluates whether there is a val split
 */
record Timetable(Training training, int totalSteps, boolean evaluates) {
    boolean isFinished(int step, TrainingHistory history) {
        boolean exhausted = step == totalSteps;
        boolean stopsEarly = training.patience() > 0 && history.evaluationsWithoutImprovement() >= training.patience();
        return (exhausted || stopsEarly) && !evaluationIsDue(step, history);
    }

    boolean evaluationIsDue(int step, TrainingHistory history) {
        if (!evaluates || step == 0 || history.isEvaluated(step)) {
            return false;
        }
        return step % training.evaluateEvery() == 0 || step == totalSteps;
    }

    /** The learning rate of the step that follows {@code step} steps. */
    double learningRate(int step) {
        return training.schedule()
                .learningRate(training.learningRate(), step, training.warmupSteps(totalSteps), totalSteps);
    }
}
