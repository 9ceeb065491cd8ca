package dev.w2s.cli;

import dev.w2s.study.Study;
import dev.w2s.study.StudyReader;
import dev.w2s.study.StudyState;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import dev.w2s.study.job.JobKind;
import dev.w2s.study.job.JobState;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.score.LabelQuality;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.JobView;
import dev.w2s.study.view.ProbeFigures;
import dev.w2s.study.view.ProbeView;
import dev.w2s.study.view.Score;
import dev.w2s.study.view.StudySummary;
import dev.w2s.study.view.StudyView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Studies as a server shows them. */
public final class Views {
    private static final Instant SUBMITTED = Instant.parse("2026-03-01T12:00:00Z");

    private Views() {}

    public static Study study(String id) {
        return new StudyReader()
                .read("id: " + id + "\nname: test\ntasks: [ppa]\nweak: {model: all-minilm-l6-v2, layers: 1}\n"
                        + "strong: {model: bge-small-en-v1.5}\nseeds: [0, 1]\n");
    }

    public static StudySummary summary(String id, StudyState state) {
        return new StudySummary(id, "test", state, SUBMITTED, state.isEnded() ? SUBMITTED : null, 2, 2, 3, 3);
    }

    public static StudyView view(String id, StudyState state) {
        return new StudyView(
                summary(id, state),
                study(id),
                List.of(arm(0, 0.875, 0.91, 0.95, 0.4667), arm(1, 0.88, 0.92, 0.95, 0.5714)),
                List.of(job(1, JobState.FINISHED)));
    }

    public static StudyView failedView(String id, String failure) {
        ArmView failed = new ArmView(
                "ppa", "xent", 0, StudyState.FAILED, null, null, null, null, null, null, null, null, failure, Map.of());
        return new StudyView(summary(id, StudyState.FAILED), study(id), List.of(failed), List.of());
    }

    public static ArmView arm(long seed, double weak, double student, double ceiling, @Nullable Double pgr) {
        return new ArmView(
                "ppa",
                "xent",
                seed,
                StudyState.COMPLETED,
                score(weak),
                null,
                score(student),
                score(ceiling),
                pgr,
                student - weak,
                null,
                null,
                null,
                Map.of());
    }

    /** Two seeds of {@code xent} and of a method whose label is long, which has a probe. */
    public static StudyView severalMethods() {
        Study study = new StudyReader()
                .read("id: s\ntasks: [ppa]\nweak: {model: all-minilm-l6-v2}\nstrong: {model: bge-small-en-v1.5}\n"
                        + "seeds: [0, 1]\nmethods: [xent, {method: filter, probe: topofilter, contamination: 0.2}]\n");
        String filter = study.methods().get(1).label();
        return new StudyView(
                summary("s", StudyState.COMPLETED),
                study,
                List.of(
                        arm("xent", 0, 0.80, 0.85, 0.90, 0.5, 0.0, null),
                        arm("xent", 1, 0.80, 0.84, 0.90, 0.4, 0.0, null),
                        arm(filter, 0, 0.80, 0.87, 0.90, 0.7, 0.02, 400),
                        arm(filter, 1, 0.80, 0.83, 0.90, 0.3, -0.01, 401)),
                List.of());
    }

    /** An arm of a study without a ceiling, whose student is a probe. */
    public static StudyView withoutCeiling() {
        Study study = new StudyReader()
                .read("id: s\ntasks: [ppa]\nweak: {model: all-minilm-l6-v2}\nstrong: {model: bge-small-en-v1.5}\n"
                        + "ceiling: false\nmethods: [{method: predict, probe: knn}]\n");
        ArmView arm = new ArmView(
                "ppa",
                "predict-knn",
                0,
                StudyState.COMPLETED,
                score(0.80),
                null,
                score(0.82),
                null,
                null,
                0.02,
                null,
                null,
                null,
                Map.of());
        return new StudyView(summary("s", StudyState.COMPLETED), study, List.of(arm), List.of());
    }

    private static ArmView arm(
            String method,
            long seed,
            double weak,
            double student,
            double ceiling,
            double pgr,
            double differenceToXent,
            @Nullable Integer kept) {
        ProbeView probe = kept == null
                ? null
                : new ProbeView(
                        score(0.8),
                        List.of(
                                new ProbeFigures(Split.STRONG_TRAIN, 500, kept, 12, 0.91, 0.86, 0.85, 0.89),
                                new ProbeFigures(Split.VAL, 100, 80, null, null, null, null, null)));
        return new ArmView(
                "ppa",
                method,
                seed,
                StudyState.COMPLETED,
                score(weak),
                null,
                score(student),
                score(ceiling),
                pgr,
                student - weak,
                differenceToXent,
                probe,
                null,
                Map.of());
    }

    public static ArmView withWeakLabels(ArmView arm, LabelQuality quality) {
        return new ArmView(
                arm.task(),
                arm.method(),
                arm.seed(),
                arm.state(),
                arm.weak(),
                quality,
                arm.student(),
                arm.ceiling(),
                arm.pgr(),
                arm.gain(),
                arm.differenceToXent(),
                arm.probe(),
                arm.failure(),
                arm.jobs());
    }

    private static Score score(double auc) {
        return new Score(auc, 0.8, 1000);
    }

    public static Key key(int number) {
        return new Key(String.format("%064x", number));
    }

    /** A fine-tuning job in the state given, with nothing else known. */
    public static JobView job(int number, JobState state) {
        return new JobView(
                key(number),
                JobKind.FINE_TUNE,
                "student, seed " + number,
                state,
                false,
                1,
                null,
                null,
                null,
                state == JobState.FINISHED ? 12.34 : null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public static JobView runningAt(int number, long step) {
        return new JobView(
                key(number),
                JobKind.FINE_TUNE,
                "student, seed " + number,
                JobState.RUNNING,
                false,
                1,
                "worker",
                SUBMITTED,
                null,
                null,
                null,
                step,
                32L,
                0.4312,
                0.93149,
                8123.4,
                14.2,
                null,
                null,
                null);
    }

    /** Before its first step. */
    public static JobView waitingFor(int number, Download download) {
        return new JobView(
                key(number),
                JobKind.FINE_TUNE,
                "student, seed " + number,
                JobState.RUNNING,
                false,
                1,
                "worker",
                SUBMITTED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                download,
                null,
                null);
    }

    public static JobView failed(int number, FailureCategory category, String failure) {
        return new JobView(
                key(number),
                JobKind.FINE_TUNE,
                "student, seed " + number,
                JobState.FAILED,
                false,
                1,
                "worker",
                SUBMITTED,
                SUBMITTED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                category,
                failure);
    }
}
