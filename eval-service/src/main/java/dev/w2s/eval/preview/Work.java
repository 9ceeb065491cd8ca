package dev.w2s.eval.preview;

import org.jspecify.annotations.Nullable;

/**
 * How much a job has to do.
 *
 * @param likeness equal for jobs whose durations can be compared: their kind, model, and what else sets their pace
 * @param amount what the duration is proportional to, between like jobs
 * @param multiplyAdds a token of text; null where no text goes through a model
 */
record Work(String likeness, double amount, @Nullable Double multiplyAdds) {
    static Work ofModel(String likeness, double multiplyAdds) {
        return new Work(likeness, multiplyAdds, multiplyAdds);
    }
}
