package dev.w2s.events;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for what the broker answers. */
public final class KafkaFutures {
    private KafkaFutures() {}

    /**
     * Returns the broker's answer to an admin client.
     *
     * @throws KafkaException the broker's refusal, or the reason why it did not answer
     */
    public static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException cause) {
                throw cause;
            }
            throw new KafkaException(e.getCause());
        }
    }

    /**
     * Returns when the broker has acknowledged a message.
     *
     * @throws CategorizedException {@code INFRASTRUCTURE} if the broker did not take it, {@code INTERRUPTED} if this
     *     thread was interrupted while it waited
     */
    public static void await(CompletionStage<Void> acknowledgement) {
        try {
            acknowledgement.toCompletableFuture().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CategorizedException cause) {
                throw cause;
            }
            throw new CategorizedException(
                    FailureCategory.INFRASTRUCTURE, "the broker did not take a message: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CategorizedException(
                    FailureCategory.INTERRUPTED, "interrupted while waiting for the broker to take a message", e);
        }
    }
}
