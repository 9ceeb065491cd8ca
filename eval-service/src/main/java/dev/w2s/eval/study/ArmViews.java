package dev.w2s.eval.study;

import dev.w2s.eval.plan.Role;
import dev.w2s.eval.score.PerformanceGapRecovered;
import dev.w2s.eval.score.ProbeScore;
import dev.w2s.eval.score.ScoreRow;
import dev.w2s.eval.score.WeakLabels;
import dev.w2s.study.Method;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.ProbeView;
import dev.w2s.study.view.Score;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a study's arms with their scores so far. */
record ArmViews(List<ArmRow> arms, Map<String, ScoreRow> scores, WeakLabels weakLabels) {
    List<ArmView> all() {
        return arms.stream().map(this::of).toList();
    }

    private ArmView of(ArmRow arm) {
        Score weak = score(arm, Role.WEAK_PREDICTIONS);
        Score student = score(arm, Role.STUDENT_PREDICTIONS);
        Score ceiling = score(arm, Role.CEILING_PREDICTIONS);
        Map<String, Key> keys = arm.jobs.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, job -> new Key(job.getValue())));
        return new ArmView(
                arm.task,
                arm.method,
                arm.seed,
                arm.state,
                weak,
                key(arm, Role.WEAK_PREDICTIONS).flatMap(weakLabels::quality).orElse(null),
                student,
                ceiling,
                PerformanceGapRecovered.of(auc(weak), auc(student), auc(ceiling)),
                difference(auc(student), auc(weak)),
                difference(auc(student), aucOfXent(arm)),
                probe(arm),
                arm.failure,
                keys);
    }

    private @Nullable Double aucOfXent(ArmRow arm) {
        return arms.stream()
                .filter(other -> other.method.equals(Method.WithLoss.XENT.label())
                        && other.task.equals(arm.task)
                        && other.seed == arm.seed)
                .findFirst()
                .map(other -> auc(score(other, Role.STUDENT_PREDICTIONS)))
                .orElse(null);
    }

    private static Optional<Key> key(ArmRow arm, Role role) {
        return Optional.ofNullable(arm.jobOf(role)).map(Key::new);
    }

    private @Nullable ProbeView probe(ArmRow arm) {
        ScoreRow row = row(arm, Role.PROBE);
        return row == null || row.failure != null ? null : ProbeScore.of(row);
    }

    private @Nullable Score score(ArmRow arm, Role role) {
        ScoreRow row = row(arm, role);
        return row == null ? null : row.score();
    }

    private @Nullable ScoreRow row(ArmRow arm, Role role) {
        String key = arm.jobOf(role);
        return key == null ? null : scores.get(key);
    }

    private static @Nullable Double auc(@Nullable Score score) {
        return score == null ? null : score.auc();
    }

    private static @Nullable Double difference(@Nullable Double one, @Nullable Double other) {
        return one == null || other == null ? null : one - other;
    }
}
