package dev.w2s.model.torch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * How the engine uses several cores: parts of the work run side by side, each on a lane, and each tensor operation on
 * one core. Several cores on one operation cost more than they gain, unless the operation is large, and they let the
 * number of cores change its rounding. All users of an engine share its lanes.
 */
public final class Lanes implements AutoCloseable {
    /**
     * How many parts of one caller wait or run for each lane: more would keep other callers waiting, fewer would leave
     * lanes idle.
     */
    private static final int AHEAD = 2;

    private final int count;
    private final BlockingQueue<Integer> free;
    private final ExecutorService threads;

    Lanes(int count) {
        this.count = count;
        this.free = new ArrayBlockingQueue<>(count);
        for (int lane = 0; lane < count; lane++) {
            free.add(lane);
        }
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "engine-lane-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
    }

    public int count() {
        return count;
    }

    /** Work that is cut into parts. */
    @FunctionalInterface
    public interface Part<T> {
        /** @param lane from 0; no two parts that run at the same time have the same lane */
        T run(int lane, int part);
    }

    /** Runs parts 0 to {@code parts - 1} and returns their results in this order. */
    public <T> List<T> map(int parts, Part<T> work) {
        List<T> results = new ArrayList<>(parts);
        forEach(parts, work, results::add);
        return results;
    }

    /**
     * Runs parts and hands their results to {@code inOrder} on the calling thread, in the order of the parts, each as
     * soon as all before it are there. When no part runs any more, it returns, or throws what a part or {@code inOrder}
     * threw first.
     */
    public <T> void forEach(int parts, Part<T> work, Consumer<T> inOrder) {
        AtomicBoolean stopped = new AtomicBoolean();
        Deque<Future<Optional<T>>> ahead = new ArrayDeque<>();
        List<Throwable> failures = new ArrayList<>();
        int next = 0;
        while (next < parts || !ahead.isEmpty()) {
            if (next < parts && ahead.size() < AHEAD * count) {
                ahead.add(submitted(work, next++, stopped));
                continue;
            }
            try {
                Optional<T> result = finished(ahead.remove());
                if (failures.isEmpty()) {
                    result.ifPresent(inOrder);
                }
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            } catch (RuntimeException | Error e) {
                failures.add(e);
                stopped.set(true);
            }
        }
        if (!failures.isEmpty()) {
            throw unchecked(failures.get(0));
        }
    }

    private <T> Future<Optional<T>> submitted(Part<T> work, int part, AtomicBoolean stopped) {
        return threads.submit(() -> stopped.get() ? Optional.empty() : Optional.of(onLane(work, part, stopped)));
    }

    private <T> T onLane(Part<T> work, int part, AtomicBoolean stopped) throws InterruptedException {
        int lane = free.take();
        try {
            return work.run(lane, part);
        } catch (RuntimeException | Error e) {
            stopped.set(true);
            throw e;
        } finally {
            free.add(lane);
        }
    }

    /** Waits in spite of interrupts: the native code that runs uses tensors of the caller. */
    private static <T> T finished(Future<T> future) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception ? exception : new IllegalStateException(failure);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
