package dev.w2s.study.view;

import dev.w2s.study.Study;
import java.util.List;

/**
 * What a study would do, before anything is done.
 *
 * @param splits which examples train, choose and score what, a sentence each
 * @param arms how many
 * @param jobs each once, inputs before what needs them
 * @param estimate how the seconds were estimated, in words
 */
public record PlanView(Study study, List<String> splits, int arms, List<PlannedJobView> jobs, String estimate) {
    public PlanView {
        splits = List.copyOf(splits);
        jobs = List.copyOf(jobs);
    }
}
