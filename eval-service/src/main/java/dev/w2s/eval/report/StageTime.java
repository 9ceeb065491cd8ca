package dev.w2s.eval.report;

import dev.w2s.study.job.JobKind;
import dev.w2s.study.view.JobView;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the jobs of one kind took, summed; those that were reused count with what they took when they were run. */
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
