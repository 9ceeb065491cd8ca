package dev.w2s.worker;

import java.util.concurrent.CompletionStage;

/** Where messages go that nobody can read. */
public interface DeadLetters {
    /**
     * @param reason in words, naming the offending field
     * @return done when the message can no longer be lost
     */
    CompletionStage<Void> send(UnreadableMessage message, String reason);
}
