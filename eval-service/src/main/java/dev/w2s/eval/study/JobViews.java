package dev.w2s.eval.study;

import dev.w2s.eval.job.Attempt;
import dev.w2s.eval.job.JobRow;
import dev.w2s.study.view.JobView;

/** Shows jobs. */
final class JobViews {
    private JobViews() {}

    static JobView of(JobRow job, boolean reused) {
        Attempt attempt = job.attempt;
        return new JobView(
                job.jobKey(),
                job.kind,
                job.title,
                job.state,
                reused,
                attempt.number,
                attempt.worker,
                attempt.startedAt,
                attempt.endedAt,
                attempt.seconds,
                attempt.cpuSeconds,
                attempt.step,
                attempt.totalSteps,
                attempt.loss,
                attempt.valAuc,
                attempt.tokensPerSecond,
                attempt.remainingSeconds,
                attempt.download(),
                attempt.failureCategory,
                attempt.failure);
    }
}
