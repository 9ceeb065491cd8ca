package dev.w2s.worker;

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
    /** The broker gives each of several partitions to some of the workers: one that is busy would keep jobs from idle ones. */
    private static final int PARTITIONS = 1;

    private static final Duration RETRY_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LAG_EVERY = Duration.ofSeconds(5);

    private final WorkerDefinition definition;
    private final StoreProbe store;
    private final List<JobQueue> queues;
    private final QueueLag lag;

    Worker(WorkerDefinition definition, KafkaAccess kafka, JobWorker jobs) {
        this.definition = definition;
        this.store = new StoreProbe(definition.settings().store());
        this.queues = IntStream.range(0, definition.settings().parallelJobs())
                .mapToObj(index -> new JobQueue(settings(kafka, index), jobs, jobs, JobQueueListener.NONE))
                .toList();
        this.lag = new QueueLag(settings(kafka, 0), LAG_EVERY);
    }

    private JobQueueSettings settings(KafkaAccess kafka, int index) {
        String topic = definition.service().jobsTopic();
        return new JobQueueSettings(
                kafka.bootstrapServers(),
                topic,
                topic,
                PARTITIONS,
                definition.settings().lockDuration(),
                definition.settings().deliveryLimit(),
                RETRY_BACKOFF,
                definition.service().label() + "-" + kafka.host() + "-"
                        + ProcessHandle.current().pid() + "-" + index,
                kafka.clientProperties());
    }

    WorkerDefinition definition() {
        return definition;
    }

    StoreProbe store() {
        return store;
    }

    /** Jobs that have not ended, waiting ones and running ones of all workers; NaN while the broker is away. */
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
