package dev.w2s.queue;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a queue can take jobs.
 *
 * @param connected the broker answers, and accepts this worker
 * @param lastContact when the broker last answered; empty before the first time
 * @param problem what is wrong and what is done about it; empty while connected
 */
public record JobQueueHealth(boolean connected, Optional<Instant> lastContact, Optional<String> problem) {}
