package dev.w2s.worker;

import java.util.Locale;

/** How one delivery of a job ended; the label {@code outcome} of {@code w2s_jobs_total}. */
enum JobOutcome {
    FINISHED,
    /** The artifact was there already. */
    REUSED,
    /** Failed, and will be handed out again. */
    RETRIED,
    /** Failed for good. */
    FAILED,
    CANCELLED,
    /** The message is no request that can be read; it is kept in the dead-letter topic. */
    UNREADABLE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
