package dev.w2s.hub;

import dev.w2s.hub.cache.SnapshotFolder;
import dev.w2s.hub.download.BlobId;
import dev.w2s.hub.download.WatchedDownloads;
import dev.w2s.hub.repository.HubFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Downloads several blobs at a time, and links each into the snapshot when it is there. */
final class SnapshotDownload {
    private final SnapshotFolder snapshot;
    private final int parallel;
    private final DownloadListener listener;
    private final Map<BlobDownload, List<HubFile>> downloads = new LinkedHashMap<>();
    private final long bytesBefore;
    private final long totalBytes;
    private final int totalFiles;
    private final AtomicInteger filesDone = new AtomicInteger();

    /**
     * Plans the downloads.
     *
     * @param parallel the number of downloads at a time
     * @param wanted all files
     * @param missing the wanted files that are not in the snapshot yet
     * @param download makes the download of a file's blob
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
        filesDone.set(wanted.size() - missing.size());
        Map<BlobId, List<HubFile>> byBlob = new LinkedHashMap<>();
        // The largest blobs come first, so that none is left alone at the end.
        missing.stream()
                .sorted(Comparator.comparingLong(HubFile::size).reversed())
                .forEach(file -> byBlob.computeIfAbsent(file.blob(), blob -> new ArrayList<>())
                        .add(file));
        byBlob.values().forEach(files -> downloads.put(download.apply(files.get(0)), files));
    }

    void run() {
        List<Runnable> linked = new ArrayList<>();
        downloads.forEach((download, files) -> linked.add(() -> {
            download.run();
            files.forEach(snapshot::link);
            filesDone.addAndGet(files.size());
        }));
        new WatchedDownloads(parallel, this::report).run(linked);
    }

    private void report() {
        long bytes = bytesBefore;
        for (Map.Entry<BlobDownload, List<HubFile>> each : downloads.entrySet()) {
            bytes += each.getKey().bytes() * each.getValue().size();
        }
        listener.onProgress(new DownloadListener.Progress(bytes, totalBytes, filesDone.get(), totalFiles));
    }

    private static long bytes(List<HubFile> files) {
        return files.stream().mapToLong(HubFile::size).sum();
    }
}
