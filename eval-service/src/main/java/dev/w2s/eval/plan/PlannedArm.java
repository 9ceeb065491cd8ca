package dev.w2s.eval.plan;

import dev.w2s.study.Arm;
import dev.w2s.study.recipe.Key;
import java.util.Map;

/** An arm and the jobs it needs; arms share jobs. */
public record PlannedArm(Arm arm, Map<Role, Key> jobs) {
    public PlannedArm {
        jobs = Map.copyOf(jobs);
    }
}
