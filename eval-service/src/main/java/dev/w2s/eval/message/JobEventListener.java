package dev.w2s.eval.message;

import dev.w2s.eval.job.JobTracker;
import dev.w2s.eval.log.LogContext;
import dev.w2s.eval.reconcile.Nudge;
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
    private static final Logger log = LoggerFactory.getLogger(JobEventListener.class);

    private final PatientHandling patience;
    private final JobTracker tracker;
    private final Nudge nudge;

    JobEventListener(PatientHandling patience, JobTracker tracker, Nudge nudge) {
        this.patience = patience;
        this.tracker = tracker;
        this.nudge = nudge;
    }

    @Incoming("eval-job-events")
    @Blocking
    void hear(ConsumerRecord<byte[], byte[]> message) {
        patience.handle(message, this::handle);
    }

    private boolean handle(Event event) {
        if (!(event instanceof JobEvent report)) {
            throw new InvalidFieldException(
                    "ce_type", "'" + event.type().cloudEventsType() + "' does not belong on " + Topics.JOB_EVENTS);
        }
        try (LogContext context = LogContext.job(report.studyId(), report.type().name(), report.key())) {
            JobTracker.Outcome outcome = tracker.report(report);
            switch (outcome) {
                case MOVED, UNWANTED -> nudge.nudge();
                case IGNORED -> log.debug("{} came late, twice, or for a job unknown here", report);
                case NOTED -> {}
            }
            return outcome == JobTracker.Outcome.MOVED || outcome == JobTracker.Outcome.NOTED;
        }
    }
}
