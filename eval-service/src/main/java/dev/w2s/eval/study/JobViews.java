package dev.w2s.eval.study;

import dev.w2s.eval.job.JobRow;
import dev.w2s.study.view.JobView;

/** Jobs as they are shown. */
final class JobViews {
    private JobViews() {}

    static JobView of(JobRow job, boolean reused) {
        return new JobView(
                job.jobKey(),
                job.kind,
                job.title,
                job.state,
                reused,
                job.attempt,
                job.worker,
                job.startedAt,
                job.endedAt,
                job.seconds,
                job.cpuSeconds,
                job.step,
                job.totalSteps,
                job.loss,
                job.valAuc,
                job.tokensPerSecond,
                job.remainingSeconds,
                job.download(),
                job.failureCategory,
                job.failure);
    }
}
