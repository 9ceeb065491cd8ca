package dev.w2s.hub.download;

import dev.w2s.hub.http.Interruption;
import java.util.Collection;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs several downloads at a time. The caller's thread reports their progress. The first failure stops the others, and
 * reaches the caller when none of them runs any more.
 */
public final class WatchedDownloads {
    private static final long REPORT_MILLIS = 500;
    private static final long STOP_SECONDS = 30;

    private final int parallel;
    private final Runnable report;

    /** @param report reports the progress; an exception that it throws stops all downloads */
    public WatchedDownloads(int parallel, Runnable report) {
        this.parallel = parallel;
        this.report = report;
    }

    /** Returns when all downloads have ended. */
    public void run(Collection<? extends Runnable> downloads) {
        if (!downloads.isEmpty()) {
            ExecutorService workers = Executors.newFixedThreadPool(
                    Math.min(parallel, downloads.size()), DaemonThreads.named("hub-download"));
            try {
                CompletionService<Void> completion = new ExecutorCompletionService<>(workers);
                downloads.forEach(download -> completion.submit(download, null));
                await(completion, downloads.size());
            } finally {
                stop(workers);
            }
        }
        report.run();
    }

    private void await(CompletionService<Void> completion, int downloads) {
        try {
            for (int left = downloads; left > 0; ) {
                Future<Void> finished = completion.poll(REPORT_MILLIS, TimeUnit.MILLISECONDS);
                if (finished != null) {
                    finished.get();
                    left--;
                } else {
                    report.run();
                }
            }
        } catch (InterruptedException e) {
            throw Interruption.of(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a download ended in an error of the JVM", e.getCause());
        }
    }

    /** Interrupted downloads end at their next read or write; then their locks are free and their files closed. */
    private static void stop(ExecutorService workers) {
        workers.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
