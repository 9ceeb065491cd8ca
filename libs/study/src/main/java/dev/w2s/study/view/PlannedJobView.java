package dev.w2s.study.view;

import dev.w2s.study.job.JobKind;
import dev.w2s.study.recipe.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job that a study would need.
 *
 * @param exists its artifact is in the store: it would not be run
 * @param arms the study's arms that need it, as {@code task / method / seed n}
 * @param work what it computes in billions of multiply-adds a token of text, training counted three times; null where no
 *     text goes through a model
 * @param seconds what it should take on one worker, from what like jobs took; null where there were none
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
