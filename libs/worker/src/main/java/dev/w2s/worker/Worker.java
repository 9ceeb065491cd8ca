package dev.w2s.worker;

import dev.w2s.events.KafkaAccess;
import dev.w2s.events.TopicLayout;
import dev.w2s.queue.JobQueue;
import dev.w2s.queue.JobQueueHealth;
import dev.w2s.queue.JobQueueListener;
import dev.w2s.queue.JobQueueSettings;
import dev.w2s.queue.QueueLag;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** One service at work: as many queues as it runs jobs at a time, and the store it writes to. */
final class Worker implements AutoCloseable {
    private static final Duration RETRY_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LAG_EVERY = Duration.ofSeconds(5);

    private final WorkerDefinition definition;
    private final StoreProbe store;
    private final List<JobQueue> queues;
    private final QueueLag lag;

    Worker(WorkerDefinition definition, KafkaAccess kafka, String host, JobWorker jobs) {
        this.definition = definition;
        this.store = new StoreProbe(definition.settings().store());
        this.queues = IntStream.range(0, definition.settings().parallelJobs())
                .mapToObj(index -> new JobQueue(settings(kafka, host, index), jobs, jobs, JobQueueListener.NONE))
                .toList();
        this.lag = new QueueLag(settings(kafka, host, 0), LAG_EVERY);
    }

    private JobQueueSettings settings(KafkaAccess kafka, String host, int index) {
        TopicLayout jobs = TopicLayout.ofJobs(definition.service());
        return new JobQueueSettings(
                kafka,
                jobs.topic(),
                jobs.topic(),
                jobs.partitions(),
                definition.settings().lockDuration(),
                definition.settings().deliveryLimit(),
                RETRY_BACKOFF,
                definition.service().label() + "-" + host + "-"
                        + ProcessHandle.current().pid() + "-" + index);
    }

    WorkerDefinition definition() {
        return definition;
    }

    StoreProbe store() {
        return store;
    }

    /**
     * Returns the number of jobs that have not ended, waiting ones and running ones of all workers; NaN while the
     * broker is away.
     */
    double lag() {
        return lag.jobs();
    }

    List<JobQueueHealth> queueHealth() {
        return queues.stream().map(JobQueue::health).toList();
    }

    boolean isAlive() {
        return queues.stream().allMatch(JobQueue::isAlive);
    }

    void start() {
        queues.forEach(JobQueue::start);
    }

    /** Gives running jobs the grace to reach a point where they can stop. */
    @Override
    public void close() {
        lag.close();
        Duration grace = definition.settings().shutdownGrace();
        CompletableFuture.allOf(queues.stream()
                        .map(queue -> CompletableFuture.runAsync(() -> queue.close(grace), Worker::onOwnThread))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static void onOwnThread(Runnable task) {
        new Thread(task, "w2s-queue-close").start();
    }
}
