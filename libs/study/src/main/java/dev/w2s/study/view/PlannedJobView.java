package dev.w2s.study.view;

import dev.w2s.study.job.JobKind;
import dev.w2s.study.recipe.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job that a study would need.
 *
 * @param exists whether its artifact is in the store, so that it would not be run
 * @param arms the study's arms that need it, as {@code task / method / seed n}
 * @param work billions of multiply-adds for each token of a text, training counted three times; null where no text goes
 *     through a model
 * @param seconds the estimated time on one worker, from the times of like jobs; null where there were none
 */
public record PlannedJobView(
        Key key,
        JobKind kind,
        String title,
        boolean exists,
        List<String> arms,
        @Nullable Double work,
        @Nullable Double seconds) {
    public PlannedJobView {
        arms = List.copyOf(arms);
    }
}
