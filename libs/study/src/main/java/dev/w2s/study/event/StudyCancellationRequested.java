package dev.w2s.study.event;

/** A request to cancel a study; jobs that no other study needs are stopped. */
public record StudyCancellationRequested(String id) implements Event {
    @Override
    public String messageKey() {
        return id;
    }
}
