package dev.w2s.eval.message;

import dev.w2s.eval.job.JobTracker;
import dev.w2s.eval.reconcile.Nudge;
import dev.w2s.events.LogContext;
import dev.w2s.study.event.Event;
import dev.w2s.study.event.JobEvent;
import dev.w2s.study.event.Topics;
import dev.w2s.study.failure.InvalidFieldException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what workers report. */
@ApplicationScoped
class JobEventListener {
    private static final Logger LOG = LoggerFactory.getLogger(JobEventListener.class);

    private final RetryingHandler retrying;
    private final JobTracker tracker;
    private final Nudge nudge;

    JobEventListener(RetryingHandler retrying, JobTracker tracker, Nudge nudge) {
        this.retrying = retrying;
        this.tracker = tracker;
        this.nudge = nudge;
    }

    @Incoming("eval-job-events")
    @Blocking
    void hear(ConsumerRecord<byte[], byte[]> message) {
        retrying.handle(message, this::handle);
    }

    private boolean handle(Event event) {
        if (!(event instanceof JobEvent report)) {
            throw new InvalidFieldException(
                    "ce_type", "'" + event.type().cloudEventsType() + "' does not belong on " + Topics.JOB_EVENTS);
        }
        try (LogContext context = LogContext.job(report.studyId(), report.key())) {
            JobTracker.Outcome outcome = tracker.report(report);
            switch (outcome) {
                case MOVED, UNWANTED -> nudge.nudge();
                case IGNORED -> LOG.debug("{} came late, twice, or for a job unknown here", report);
                case NOTED -> {}
            }
            return outcome == JobTracker.Outcome.MOVED || outcome == JobTracker.Outcome.NOTED;
        }
    }
}
