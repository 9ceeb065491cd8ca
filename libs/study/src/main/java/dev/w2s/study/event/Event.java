package dev.w2s.study.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A message between services, on one of {@link dev.w2s.study.event.Topics} or a service's jobs topic. */
public sealed interface Event
        permits StudyRequested,
                StudyCancellationRequested,
                StudyCompleted,
                JobRequested,
                JobCancellationRequested,
                JobEvent {
    /** Returns the message's key; events with one key keep their order. */
    @JsonIgnore
    String messageKey();

    @JsonIgnore
    default EventType type() {
        return EventType.of(getClass());
    }
}
