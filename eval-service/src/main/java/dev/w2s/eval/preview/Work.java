package dev.w2s.eval.preview;

import org.jspecify.annotations.Nullable;

/**
 * The work that a job has to do.
 *
 * @param likeness kind, model and whatever else sets a job's pace: equal for jobs whose durations can be compared
 * @param amount a number to which the durations of like jobs are proportional
 * @param multiplyAdds multiply-adds for each token of a text; null where no text goes through a model
 */
record Work(String likeness, double amount, @Nullable Double multiplyAdds) {
    static Work ofModel(String likeness, double multiplyAdds) {
        return new Work(likeness, multiplyAdds, multiplyAdds);
    }
}
