package dev.w2s.queue;

import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.jspecify.annotations.Nullable;

/**
 * How one delivery of a job ended.
 *
 * @param failure why it failed; null where it didn't
 */
record Verdict(Ending ending, @Nullable JobFailure failure) {

    /** What the broker is told. */
    enum Ending {
        DONE(AcknowledgeType.ACCEPT),
        /** Failed for good, and written down. */
        FAILED(AcknowledgeType.REJECT),
        /** Failed, to be tried again. */
        RETRY(AcknowledgeType.RELEASE),
        /** Stopped because it was cancelled. */
        STOPPED(AcknowledgeType.RELEASE);

        private final AcknowledgeType acknowledgement;

        Ending(AcknowledgeType acknowledgement) {
            this.acknowledgement = acknowledgement;
        }

        AcknowledgeType acknowledgement() {
            return acknowledgement;
        }
    }

    static Verdict done() {
        return new Verdict(Ending.DONE, null);
    }

    static Verdict failed(JobFailure failure) {
        return new Verdict(Ending.FAILED, failure);
    }

    static Verdict retry(JobFailure failure) {
        return new Verdict(Ending.RETRY, failure);
    }

    static Verdict stopped() {
        return new Verdict(Ending.STOPPED, null);
    }
}
