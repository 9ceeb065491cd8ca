package dev.w2s.study.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.w2s.study.StudyState;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.SomeRecipes;
import dev.w2s.study.score.LabelQuality;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.ProbeFigures;
import dev.w2s.study.view.ProbeView;
import dev.w2s.study.view.Score;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Events of every type, with and without what is optional. */
final class SomeEvents {
    private static final Key KEY = new Key("ab".repeat(32));
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

    private SomeEvents() {}

    static Stream<Event> all() {
        Score score = new Score(0.91, 0.84, 1000);
        LabelQuality quality =
                LabelQuality.of(new boolean[] {true, false}, new double[] {0.6, 0.2}, new double[] {1, 0});
        ProbeFigures figures = new ProbeFigures(Split.STRONG_TRAIN, 500, 450, 7, 0.9, 0.8, 0.85, 0.88);
        ProbeFigures fewer = new ProbeFigures(Split.VAL, 100, 90, null, null, null, null, null);
        ArmView scored = new ArmView(
                "ppa",
                "filter-topofilter",
                1,
                StudyState.COMPLETED,
                score,
                quality,
                score,
                score,
                0.42,
                0.03,
                -0.01,
                new ProbeView(score, List.of(figures, fewer)),
                null,
                Map.of("student", KEY));
        ArmView failed = new ArmView(
                "ppa",
                "predict-knn(k=10)",
                2,
                StudyState.FAILED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "loss is NaN",
                Map.of());
        Stream<Event> requests = SomeRecipes.byName().values().stream()
                .map(recipe ->
                        new JobRequested(recipe.key(), "demo-1", recipe.kind().label(), 1, recipe));
        return Stream.concat(
                requests,
                Stream.of(
                        new StudyRequested("demo-1", JsonNodeFactory.instance.objectNode()),
                        new StudyRequested(
                                null, JsonNodeFactory.instance.objectNode().put("id", "demo-1")),
                        new StudyCancellationRequested("demo-1"),
                        new StudyCompleted("demo-1", "demo", StudyState.FAILED, AT, List.of(scored, failed)),
                        new JobCancellationRequested(KEY),
                        new JobStarted(KEY, "demo-1", 1, "train-service@host/1", AT, 1),
                        new JobProgressed(
                                KEY, "demo-1", 1, "train-service@host/1", AT, 3, 32, 0.69, 0.8, 1234.5, 12.0, null),
                        new JobProgressed(
                                KEY, "demo-1", 1, "train-service@host/1", AT, 0, 32, null, null, null, null, null),
                        new JobProgressed(
                                KEY,
                                "demo-1",
                                1,
                                "train-service@host/1",
                                AT,
                                0,
                                0,
                                null,
                                null,
                                null,
                                null,
                                new Download("meta-llama/Meta-Llama-3-8B", 3_200_000_000L, 16_100_000_000L)),
                        new JobFinished(
                                KEY,
                                "demo-1",
                                1,
                                "train-service@host/1",
                                AT,
                                new ArtifactId(ArtifactKind.LABEL_SET, KEY),
                                false,
                                1.5,
                                2.25),
                        new JobFailed(
                                KEY,
                                "demo-1",
                                2,
                                "train-service@host/1",
                                AT,
                                FailureCategory.OUT_OF_MEMORY,
                                "out of memory",
                                "stack",
                                3,
                                true)));
    }
}
