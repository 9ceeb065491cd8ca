package dev.w2s.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A job running on a thread of its own. */
final class JobRun {
    private final Delivery delivery;
    private final Instant startedAt = Instant.now();
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<DeliveryResult> result = new CompletableFuture<>();

    private JobRun(Delivery delivery) {
        this.delivery = delivery;
    }

    static JobRun start(Delivery delivery, Attempt attempt) {
        JobRun run = new JobRun(delivery);
        Thread thread = new Thread(() -> run.complete(attempt), "w2s-job-" + delivery.key());
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    private void complete(Attempt attempt) {
        try {
            result.complete(attempt.run(delivery, cancellation));
        } catch (Throwable defect) {
            result.complete(new DeliveryResult.Retry(JobFailure.of(defect)));
            throw defect;
        }
    }

    Delivery delivery() {
        return delivery;
    }

    Duration took() {
        return Duration.between(startedAt, Instant.now());
    }

    void cancel(CancellationReason reason) {
        cancellation.cancel(reason);
    }

    /** Returns the result, if there is one within {@code atMost}. */
    Optional<DeliveryResult> await(Duration atMost) throws InterruptedException {
        try {
            return Optional.of(result.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException stillRunning) {
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a job's result is never exceptional", impossible);
        }
    }
}
