package dev.w2s.queue;

/** The broker no longer keeps a job for this worker. The consumer is not used any more after that. */
final class LockLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LockLostException(String message) {
        super(message);
    }
}
