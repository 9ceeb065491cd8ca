package dev.w2s.study.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** Everything that travels; the topics are those of {@link dev.w2s.study.event.Topics} and the services' jobs topics. */
public sealed interface Event
        permits StudyRequested,
                StudyCancellationRequested,
                StudyCompleted,
                JobRequested,
                JobCancellationRequested,
                JobEvent {
    /** The message's key, which orders the events about one thing. */
    @JsonIgnore
    String messageKey();

    @JsonIgnore
    default EventType type() {
        return EventType.of(getClass());
    }
}
