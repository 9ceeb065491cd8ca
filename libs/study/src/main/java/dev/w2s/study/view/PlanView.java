package dev.w2s.study.view;

import dev.w2s.study.Study;
import java.util.List;

/**
 * A study's plan: what it would do.
 *
 * @param splits sentences that say which examples train, choose and score what
 * @param arms the number of arms
 * @param jobs each once, inputs before the jobs that need them
 * @param estimate sentences that say how the seconds were estimated
 */
public record PlanView(Study study, List<String> splits, int arms, List<PlannedJobView> jobs, String estimate) {
    public PlanView {
        splits = List.copyOf(splits);
        jobs = List.copyOf(jobs);
    }
}
