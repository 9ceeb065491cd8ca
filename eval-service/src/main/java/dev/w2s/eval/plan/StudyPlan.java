package dev.w2s.eval.plan;

import dev.w2s.study.Study;
import java.util.List;

/**
 * A study as jobs.
 *
 * @param jobs each once, inputs before what needs them
 */
public record StudyPlan(Study study, List<ShapedModel> models, List<PlannedArm> arms, List<PlannedJob> jobs) {
    public StudyPlan {
        models = List.copyOf(models);
        arms = List.copyOf(arms);
        jobs = List.copyOf(jobs);
    }
}
