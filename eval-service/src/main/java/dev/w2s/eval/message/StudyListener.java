package dev.w2s.eval.message;

import dev.w2s.eval.study.StudyCancellation;
import dev.w2s.eval.study.StudySubmission;
import dev.w2s.eval.study.UnknownStudyException;
import dev.w2s.events.LogContext;
import dev.w2s.study.Study;
import dev.w2s.study.StudyReader;
import dev.w2s.study.event.Event;
import dev.w2s.study.event.StudyCancellationRequested;
import dev.w2s.study.event.StudyRequested;
import dev.w2s.study.event.Topics;
import dev.w2s.study.failure.InvalidFieldException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes studies and cancellations from {@code w2s.studies}. */
@ApplicationScoped
class StudyListener {
    private final RetryingHandler retrying;
    private final StudySubmission submission;
    private final StudyCancellation cancellation;
    private final StudyReader reader;

    StudyListener(
            RetryingHandler retrying, StudySubmission submission, StudyCancellation cancellation, StudyReader reader) {
        this.retrying = retrying;
        this.submission = submission;
        this.cancellation = cancellation;
        this.reader = reader;
    }

    @Incoming("eval-studies")
    @Blocking
    void hear(ConsumerRecord<byte[], byte[]> message) {
        retrying.handle(message, this::handle);
    }

    private boolean handle(Event event) {
        if (event instanceof StudyRequested request) {
            return submission.submit(study(request)).isNew();
        }
        if (event instanceof StudyCancellationRequested request) {
            try (LogContext context = LogContext.study(request.id())) {
                return cancel(request);
            }
        }
        throw new InvalidFieldException(
                "ce_type", "'" + event.type().cloudEventsType() + "' does not belong on " + Topics.STUDIES);
    }

    /** Requires an id: without one, a redelivered request would be another study. */
    private Study study(StudyRequested request) {
        Study written = reader.read(request.study());
        Study study = request.id() == null ? written : written.withId(request.id());
        if (study.id() == null) {
            throw new InvalidFieldException("id", "is missing: a study sent as an event must bring one");
        }
        return study;
    }

    private boolean cancel(StudyCancellationRequested request) {
        try {
            cancellation.cancel(request.id());
            return true;
        } catch (UnknownStudyException e) {
            throw new InvalidFieldException("id", String.valueOf(e.getMessage()));
        }
    }
}
