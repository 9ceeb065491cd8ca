package dev.w2s.events;

import java.util.concurrent.CompletionStage;

/** Keeps messages that nobody can read. */
@FunctionalInterface
public interface DeadLetters {
    /**
     * Keeps a message.
     *
     * @param reason why it cannot be read, in words that name the offending field
     * @return done when the message can no longer be lost
     */
    CompletionStage<Void> keep(UnreadableMessage message, String reason);
}
