package dev.w2s.queue;

/** Thrown when the broker no longer keeps a job for this worker. The consumer is not used after that. */
final class LockLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LockLostException(String message) {
        super(message);
    }
}
