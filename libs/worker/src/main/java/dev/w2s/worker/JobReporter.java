package dev.w2s.worker;

import dev.w2s.study.event.JobEvent;
import dev.w2s.study.job.Service;
import java.util.concurrent.CompletionStage;

/** Tells everybody what becomes of jobs. */
public interface JobReporter {
    /**
     * Sends an event; events of one job arrive in the order in which they were sent.
     *
     * @return done when the event can no longer be lost
     */
    CompletionStage<Void> report(Service from, JobEvent event);
}
