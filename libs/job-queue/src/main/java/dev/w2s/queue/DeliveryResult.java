package dev.w2s.queue;

import java.time.Duration;
import org.apache.kafka.clients.consumer.AcknowledgeType;

/** How one delivery of a job ended. */
sealed interface DeliveryResult {
    /** Returns what the broker is told. */
    AcknowledgeType acknowledgement();

    void tell(JobQueueListener listener, Delivery delivery, Duration took);

    /** The job's result is safe. */
    record Done() implements DeliveryResult {
        @Override
        public AcknowledgeType acknowledgement() {
            return AcknowledgeType.ACCEPT;
        }

        @Override
        public void tell(JobQueueListener listener, Delivery delivery, Duration took) {
            listener.finished(delivery, took);
        }
    }

    /** The job failed for good, and its failure is written down. */
    record Failed(JobFailure failure) implements DeliveryResult {
        @Override
        public AcknowledgeType acknowledgement() {
            return AcknowledgeType.REJECT;
        }

        @Override
        public void tell(JobQueueListener listener, Delivery delivery, Duration took) {
            listener.failed(delivery, failure);
        }
    }

    /** The job failed and is tried again. */
    record Retry(JobFailure failure) implements DeliveryResult {
        @Override
        public AcknowledgeType acknowledgement() {
            return AcknowledgeType.RELEASE;
        }

        @Override
        public void tell(JobQueueListener listener, Delivery delivery, Duration took) {
            listener.retried(delivery, failure);
        }
    }

    /** The job was cancelled and stopped. */
    record Stopped() implements DeliveryResult {
        @Override
        public AcknowledgeType acknowledgement() {
            return AcknowledgeType.RELEASE;
        }

        @Override
        public void tell(JobQueueListener listener, Delivery delivery, Duration took) {
            listener.givenBack(delivery);
        }
    }
}
