package dev.w2s.study.event;

import java.util.Arrays;
import java.util.Optional;

/** The CloudEvents types of events. A change that a reader of the old form cannot read gets a new version. */
public enum EventType {
    STUDY_REQUESTED("dev.w2s.study.requested.v1", StudyRequested.class),
    STUDY_CANCELLATION_REQUESTED("dev.w2s.study.cancellation-requested.v1", StudyCancellationRequested.class),
    STUDY_COMPLETED("dev.w2s.study.completed.v1", StudyCompleted.class),
    JOB_REQUESTED("dev.w2s.job.requested.v1", JobRequested.class),
    JOB_CANCELLATION_REQUESTED("dev.w2s.job.cancellation-requested.v1", JobCancellationRequested.class),
    JOB_STARTED("dev.w2s.job.started.v1", JobStarted.class),
    JOB_PROGRESSED("dev.w2s.job.progressed.v1", JobProgressed.class),
    JOB_FINISHED("dev.w2s.job.finished.v1", JobFinished.class),
    JOB_FAILED("dev.w2s.job.failed.v1", JobFailed.class);

    private final String cloudEventsType;
    private final Class<? extends Event> payload;

    EventType(String cloudEventsType, Class<? extends Event> payload) {
        this.cloudEventsType = cloudEventsType;
        this.payload = payload;
    }

    /** Returns the value of the CloudEvents attribute {@code type}. */
    public String cloudEventsType() {
        return cloudEventsType;
    }

    public Class<? extends Event> payload() {
        return payload;
    }

    public static Optional<EventType> ofCloudEventsType(String type) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.cloudEventsType.equals(type))
                .findFirst();
    }

    static EventType of(Class<? extends Event> payload) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.payload.equals(payload))
                .findFirst()
                .orElseThrow();
    }
}
