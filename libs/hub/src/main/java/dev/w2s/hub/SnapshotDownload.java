package dev.w2s.hub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Several blobs at a time, each linked when it is there. The caller's thread watches and reports; the first failure stops
 * the others, and nothing runs any more when it is thrown.
 */
final class SnapshotDownload {
    private static final long REPORT_MILLIS = 500;
    private static final long STOP_SECONDS = 30;

    private final SnapshotFolder snapshot;
    private final int parallel;
    private final DownloadListener listener;
    private final Map<BlobDownload, List<HubFile>> downloads = new LinkedHashMap<>();
    private final long bytesBefore;
    private final int filesBefore;
    private final long totalBytes;
    private final int totalFiles;
    private int filesDone;

    /**
     * @param wanted all files
     * @param missing those of them that are not in the snapshot yet
     */
    SnapshotDownload(
            SnapshotFolder snapshot,
            int parallel,
            DownloadListener listener,
            List<HubFile> wanted,
            List<HubFile> missing,
            Function<HubFile, BlobDownload> download) {
        this.snapshot = snapshot;
        this.parallel = parallel;
        this.listener = listener;
        this.totalBytes = bytes(wanted);
        this.totalFiles = wanted.size();
        this.bytesBefore = totalBytes - bytes(missing);
        this.filesBefore = wanted.size() - missing.size();
        Map<BlobId, List<HubFile>> byBlob = new LinkedHashMap<>();
        // The largest first, so that none is left alone at the end.
        missing.stream()
                .sorted(Comparator.comparingLong(HubFile::size).reversed())
                .forEach(file -> byBlob.computeIfAbsent(file.blob(), blob -> new ArrayList<>())
                        .add(file));
        byBlob.values().forEach(files -> downloads.put(download.apply(files.get(0)), files));
    }

    void run() {
        if (!downloads.isEmpty()) {
            ExecutorService workers = Executors.newFixedThreadPool(
                    Math.min(parallel, downloads.size()), DaemonThreads.named("hub-download"));
            try {
                await(start(workers));
            } finally {
                stop(workers);
            }
        }
        report();
    }

    private CompletionService<Integer> start(ExecutorService workers) {
        CompletionService<Integer> completion = new ExecutorCompletionService<>(workers);
        downloads.forEach((download, files) -> completion.submit(() -> {
            download.run();
            files.forEach(snapshot::link);
            return files.size();
        }));
        return completion;
    }

    private void await(CompletionService<Integer> completion) {
        try {
            for (int left = downloads.size(); left > 0; ) {
                Future<Integer> finished = completion.poll(REPORT_MILLIS, TimeUnit.MILLISECONDS);
                if (finished != null) {
                    filesDone += finished.get();
                    left--;
                } else {
                    report();
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

    private void report() {
        long bytes = bytesBefore;
        for (Map.Entry<BlobDownload, List<HubFile>> each : downloads.entrySet()) {
            bytes += each.getKey().bytes() * each.getValue().size();
        }
        listener.onProgress(new DownloadListener.Progress(bytes, totalBytes, filesBefore + filesDone, totalFiles));
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

    private static long bytes(List<HubFile> files) {
        return files.stream().mapToLong(HubFile::size).sum();
    }
}
