package dev.w2s.model;

/**
 * The engine asks this between native calls whether work may go on. A shutdown hook makes it throw and then waits for
 * the working thread: the end of the JVM in the middle of a native call would crash it.
 */
@FunctionalInterface
public interface Cancellation {
    Cancellation NEVER = () -> {};

    /**
     * Returns if work may go on.
     *
     * @throws dev.w2s.study.failure.CategorizedException {@code CANCELLED} or {@code INTERRUPTED}; it ends the work
     */
    void throwIfRequested();
}
