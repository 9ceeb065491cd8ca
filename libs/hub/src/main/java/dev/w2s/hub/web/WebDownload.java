package dev.w2s.hub.web;

import dev.w2s.hub.download.BlobId;
import dev.w2s.hub.download.BlobLock;
import dev.w2s.hub.download.CheckedDownload;
import dev.w2s.hub.download.PartialBlob;
import dev.w2s.hub.download.RestOfFile;
import dev.w2s.hub.download.StorageFailure;
import dev.w2s.hub.http.Backoff;
import dev.w2s.hub.http.HttpAnswer;
import dev.w2s.hub.http.HttpGet;
import dev.w2s.hub.http.Pause;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Brings one file of a web server into the cache, unless it is there with the right hash. One thread runs it; other
 * threads may ask how far it is.
 */
final class WebDownload implements Runnable, CheckedDownload.Transfer {
    private static final int BUFFER_SIZE = 1 << 18;

    private final WebSettings settings;
    private final HttpGet http;
    private final WebFile file;
    private final Path target;
    private final CheckedDownload download;
    private final RestOfFile rest = new RestOfFile();
    private volatile long size;
    private volatile boolean done;

    WebDownload(WebSettings settings, HttpGet http, Pause pause, WebFile file) {
        this.settings = settings;
        this.http = http;
        this.file = file;
        this.target = settings.cacheFolder().resolve(file.sha256());
        download = new CheckedDownload(
                file.blob(),
                settings.largestFile(),
                this,
                () -> new Backoff(settings.retries(), pause, "download " + file),
                this::arrivedCorrupt);
    }

    /** Returns how many of its bytes are on the disk. */
    long bytes() {
        Long arrived = download.arrived();
        return done ? size : arrived == null ? 0 : arrived;
    }

    /** Returns the size that the server announced; before it did, what is on the disk. */
    long size() {
        return Math.max(size, bytes());
    }

    boolean isDone() {
        return done;
    }

    @Override
    public void run() {
        Path lock = settings.cacheFolder().resolve(".locks").resolve(file.sha256() + ".lock");
        try (BlobLock held = BlobLock.acquire(lock)) {
            if (!isThere()) {
                download.run(target.resolveSibling(file.sha256() + ".incomplete"), target);
            }
            size = Files.size(target);
            done = true;
        } catch (IOException e) {
            throw StorageFailure.of(target, e);
        }
    }

    private boolean isThere() throws IOException {
        if (Files.isRegularFile(target) && BlobId.ofLargeFile(target).equals(file.blob())) {
            return true;
        }
        Files.deleteIfExists(target);
        return false;
    }

    private CategorizedException arrivedCorrupt(BlobId hash) {
        return new CategorizedException(
                FailureCategory.CORRUPT_INPUT,
                file + " arrived twice with SHA-256 " + hash + " instead of " + file.sha256()
                        + ": the download was removed; restore the file there, or name the new file's SHA-256");
    }

    /** Compares hashes, since nobody knows the size beforehand. */
    @Override
    public boolean isWhole(PartialBlob arriving) {
        return arriving.hash().equals(file.blob());
    }

    @Override
    public void append(PartialBlob arriving) throws IOException {
        try (HttpAnswer response = http.get(file.address(), rest.headers(arriving.length()))) {
            WebRefusal.orThrow(response, file);
            rest.goOn(response, arriving, OptionalLong.empty());
            long announced =
                    response.headers().firstValueAsLong("Content-Length").orElse(0);
            if (announced > 0) {
                size = arriving.length() + announced;
                requireAllowed(arriving, size);
                StorageFailure.requireSpace(settings.cacheFolder(), announced);
            }
            byte[] buffer = new byte[BUFFER_SIZE];
            for (int count = response.body().read(buffer);
                    count >= 0;
                    count = response.body().read(buffer)) {
                requireAllowed(arriving, arriving.length() + count);
                arriving.append(buffer, count);
            }
        }
    }

    private void requireAllowed(PartialBlob arriving, long bytes) {
        if (bytes > settings.largestFile()) {
            arriving.discard();
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    file + " has at least " + bytes + " bytes, and no more than " + settings.largestFile()
                            + " are allowed: name a smaller file, or raise the limit in the settings");
        }
    }
}
