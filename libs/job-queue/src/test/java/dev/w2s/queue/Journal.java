package dev.w2s.queue;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a queue told its listener, in order, as words like {@code "finished a 1"}: event, key, delivery count. */
final class Journal implements JobQueueListener {
    private final BlockingQueue<String> entries = new LinkedBlockingQueue<>();

    @Override
    public void started(Delivery delivery) {
        write("started", delivery);
    }

    @Override
    public void finished(Delivery delivery, Duration took) {
        write("finished", delivery);
    }

    @Override
    public void failed(Delivery delivery, JobFailure failure) {
        write("failed", delivery);
    }

    @Override
    public void retried(Delivery delivery, JobFailure failure) {
        write("retried", delivery);
    }

    @Override
    public void givenBack(Delivery delivery) {
        write("given back", delivery);
    }

    @Override
    public void lockLost(Delivery delivery) {
        write("lock lost", delivery);
    }

    private void write(String event, Delivery delivery) {
        entries.add(event + " " + delivery.key() + " " + delivery.deliveryCount());
    }

    String next() throws InterruptedException {
        String entry = entries.poll(60, TimeUnit.SECONDS);
        if (entry == null) {
            throw new AssertionError("the queue told nothing for a minute");
        }
        return entry;
    }
}
