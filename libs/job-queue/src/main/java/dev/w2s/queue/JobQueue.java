package dev.w2s.queue;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes jobs from a topic, one at a time, and keeps each locked for as long as its handler runs. A job whose worker
 * dies is handed out again, at once where its connection breaks, after the lock duration otherwise; one that fails for
 * a reason that trying again can't cure, or {@code deliveryLimit} times, is recorded as failed and leaves the queue.
 *
 * <p>While the broker is away it keeps trying, and says so in its {@link #health()}. A worker that wants several jobs
 * at the same time starts several queues.
 */
public final class JobQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final JobQueueSettings settings;
    private final Stopping stopping = new Stopping();
    private final BrokerContact contact;
    private final CurrentJob current;
    private final Thread thread;

    public JobQueue(JobQueueSettings settings, JobHandler handler, JobFailures failures, JobQueueListener listener) {
        this.settings = settings;
        this.contact = new BrokerContact("queue " + settings.topic(), Clock.systemUTC(), SILENCE);
        this.current = new CurrentJob(stopping);
        ConsumerLoop loop = new ConsumerLoop(
                settings, handler, failures, new GuardedListener(listener), stopping, contact, current);
        this.thread = new Thread(loop, "w2s-queue-" + settings.topic());
        this.thread.setDaemon(true);
    }

    /** Returns at once; {@link #health()} tells when the broker has been reached. */
    public void start() {
        thread.start();
    }

    public JobQueueHealth health() {
        return contact.health();
    }

    /** Returns false once its thread has ended: closed, or dead of an error that it could not survive. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Returns 1 while a job runs, otherwise 0. */
    public int jobsInFlight() {
        return current.isRunning() ? 1 : 0;
    }

    /** Closes as {@link #close(Duration)} does, without any grace. */
    @Override
    public void close() {
        close(Duration.ZERO);
    }

    /**
     * Takes no more jobs, cancels the running one and gives it back, so that another worker gets it at once. A handler
     * that hasn't returned when {@code grace} is over is left behind on its thread, and its job is given back all the
     * same.
     */
    public void close(Duration grace) {
        stopping.request(grace);
        current.cancel(CancellationReason.SHUTDOWN);
        try {
            thread.join(grace.plus(FAREWELL).toMillis());
            if (thread.isAlive()) {
                LOG.warn("queue {} does not end; interrupting it", settings.topic());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
