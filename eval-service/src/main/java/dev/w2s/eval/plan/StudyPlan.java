package dev.w2s.eval.plan;

import dev.w2s.study.Study;
import java.util.List;

/**
 * A study expanded into arms and jobs.
 *
 * @param models the weak one, then the strong one
 * @param jobs each once, inputs before the jobs that need them
 */
public record StudyPlan(Study study, List<ShapedModel> models, List<PlannedArm> arms, List<PlannedJob> jobs) {
    public StudyPlan {
        models = List.copyOf(models);
        arms = List.copyOf(arms);
        jobs = List.copyOf(jobs);
    }
}
