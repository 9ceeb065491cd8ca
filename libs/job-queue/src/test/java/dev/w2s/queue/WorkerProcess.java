package dev.w2s.queue;

import dev.w2s.events.KafkaAccess;
import java.time.Duration;
import java.util.Map;

/**
 * The program that {@link DyingWorkerTest} kills and freezes: a worker that says on standard output what befalls it.
 */
final class WorkerProcess {
    private WorkerProcess() {}

    /** @param arguments bootstrap servers, topic and group, lock in milliseconds, {@code hang} or {@code halt} */
    public static void main(String[] arguments) throws Exception {
        String topic = arguments[1];
        JobQueueSettings settings = new JobQueueSettings(
                new KafkaAccess(arguments[0], Map.of()),
                topic,
                topic,
                1,
                Duration.ofMillis(Long.parseLong(arguments[2])),
                3,
                Duration.ofMillis(50),
                "child");
        JobHandler handler = arguments[3].equals("halt") ? WorkerProcess::halt : WorkerProcess::hang;
        try (JobQueue queue = new JobQueue(
                settings, handler, (delivery, failure) -> say("failure recorded"), JobQueueListener.NONE)) {
            queue.start();
            while (System.in.read() >= 0) {}
            Runtime.getRuntime().halt(1);
        }
    }

    private static void halt(Delivery delivery, Cancellation cancellation) {
        say("started " + delivery.key() + " " + delivery.deliveryCount());
        Runtime.getRuntime().halt(3);
    }

    private static void hang(Delivery delivery, Cancellation cancellation) throws InterruptedException {
        say("started " + delivery.key() + " " + delivery.deliveryCount());
        if (cancellation.await(Duration.ofMinutes(5))) {
            say("cancelled " + delivery.key() + " " + cancellation.reason().orElseThrow());
            throw new InterruptedException("cancelled");
        }
    }

    private static void say(String what) {
        System.out.println(what);
        System.out.flush();
    }
}
