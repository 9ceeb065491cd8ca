package dev.w2s.study.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The probe of an arm as it is shown.
 *
 * @param test the score of its predictions on the test split; null until scored
 * @param splits the figures for strong_train and val
 */
public record ProbeView(@Nullable Score test, List<ProbeFigures> splits) {
    public ProbeView {
        splits = List.copyOf(splits);
    }
}
