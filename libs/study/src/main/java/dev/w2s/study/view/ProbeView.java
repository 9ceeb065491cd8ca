package dev.w2s.study.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The probe of an arm.
 *
 * @param test its predictions scored as a model's are; null until scored
 * @param splits what it keeps, and how far it agrees with others, for strong_train and val
 */
public record ProbeView(@Nullable Score test, List<ProbeFigures> splits) {
    public ProbeView {
        splits = List.copyOf(splits);
    }
}
