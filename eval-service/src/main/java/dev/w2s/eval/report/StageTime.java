package dev.w2s.eval.report;

import dev.w2s.study.job.JobKind;
import dev.w2s.study.view.JobView;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The summed durations of the jobs of one kind; a reused job counts with the time of the run that made its artifact.
 */
public record StageTime(String stage, int jobs, int reused, String seconds, String cpuSeconds) {
    static List<StageTime> of(List<JobView> jobs) {
        return Arrays.stream(JobKind.values())
                .map(kind ->
                        of(kind, jobs.stream().filter(job -> job.kind() == kind).toList()))
                .filter(stage -> stage.jobs() > 0)
                .toList();
    }

    private static StageTime of(JobKind kind, List<JobView> jobs) {
        return new StageTime(
                kind.label(),
                jobs.size(),
                (int) jobs.stream().filter(JobView::reused).count(),
                sum(jobs, JobView::seconds),
                sum(jobs, JobView::cpuSeconds));
    }

    private static String sum(List<JobView> jobs, Function<JobView, @Nullable Double> figure) {
        return Figures.sumOfSeconds(jobs.stream().map(figure));
    }
}
