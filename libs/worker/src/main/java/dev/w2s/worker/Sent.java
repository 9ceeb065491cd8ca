package dev.w2s.worker;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Waits until the broker has a message. */
final class Sent {
    private Sent() {}

    /** @throws CategorizedException {@code INFRASTRUCTURE} if it does not take it, {@code INTERRUPTED} */
    static void await(CompletionStage<Void> message) {
        try {
            message.toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new CategorizedException(
                    FailureCategory.INFRASTRUCTURE, "the broker did not take a message: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CategorizedException(FailureCategory.INTERRUPTED, "stopped while sending a message", e);
        }
    }
}
