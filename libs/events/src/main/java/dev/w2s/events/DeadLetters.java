package dev.w2s.events;

import java.util.concurrent.CompletionStage;

/** Keeps messages that cannot be read, or ask for something that cannot be done. */
@FunctionalInterface
public interface DeadLetters {
    /**
     * Keeps a message.
     *
     * @param reason why it is refused, in words that name the offending field
     * @return done when the message can no longer be lost
     */
    CompletionStage<Void> keep(RefusedMessage message, String reason);
}
