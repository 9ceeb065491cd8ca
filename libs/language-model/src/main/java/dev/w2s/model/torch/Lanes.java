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
 * How the engine uses several cores: parts of the work run side by side, each on a lane, and each tensor operation on one
 * core. Sharing single operations among cores costs more than it gains unless they are large, and lets the number of cores
 * change their rounding. All who use an engine share its lanes.
 */
public final class Lanes implements AutoCloseable {
    /** Parts of one caller that wait or run, a lane: more would keep other callers waiting, fewer leave lanes idle. */
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

    /** A part of some work. */
    @FunctionalInterface
    public interface Part<T> {
        /** @param lane from 0; at any time it is that of one part among all that run */
        T run(int lane, int part);
    }

    /** The results of parts 0 to {@code parts - 1}, in this order. */
    public <T> List<T> map(int parts, Part<T> work) {
        List<T> results = new ArrayList<>(parts);
        forEach(parts, work, results::add);
        return results;
    }

    /**
     * Hands the results to {@code inOrder} on the calling thread, part by part, as soon as all before are there. It returns,
     * or throws what the first of the parts or {@code inOrder} threw, when no part runs any more.
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

    /** Waits in spite of interrupts: what runs in native code cannot be left alone, its tensors being the caller's. */
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
