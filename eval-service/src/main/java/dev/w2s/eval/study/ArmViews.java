package dev.w2s.eval.study;

import dev.w2s.eval.plan.Role;
import dev.w2s.eval.score.PerformanceGapRecovered;
import dev.w2s.eval.score.ScoreRow;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.Score;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Arms as they are shown, with what has been scored so far. */
record ArmViews(Map<String, ScoreRow> scores) {
    ArmView of(ArmRow arm) {
        Score weak = score(arm, Role.WEAK_PREDICTIONS);
        Score student = score(arm, Role.STUDENT_PREDICTIONS);
        Score ceiling = score(arm, Role.CEILING_PREDICTIONS);
        Map<String, Key> keys = arm.jobs.entrySet().stream()
                .collect(Collectors.toMap(job -> job.getKey().label(), job -> new Key(job.getValue())));
        return new ArmView(
                arm.task,
                arm.method,
                arm.seed,
                arm.state,
                weak,
                student,
                ceiling,
                PerformanceGapRecovered.of(auc(weak), auc(student), auc(ceiling)),
                arm.failure,
                keys);
    }

    private @Nullable Score score(ArmRow arm, Role role) {
        ScoreRow row = scores.get(arm.jobs.get(role));
        return row == null ? null : row.score();
    }

    private static @Nullable Double auc(@Nullable Score score) {
        return score == null ? null : score.auc();
    }
}
