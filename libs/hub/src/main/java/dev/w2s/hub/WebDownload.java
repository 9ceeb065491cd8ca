package dev.w2s.hub;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Brings one file of a web server into the cache: under its lock, from where an earlier try stopped, under its name only when
 * its hash is right. One run, one thread; how far it is may be asked from others.
 */
final class WebDownload implements Runnable {
    private static final int BUFFER_SIZE = 1 << 18;

    private final WebSettings settings;
    private final HubHttp http;
    private final Pause pause;
    private final WebFile file;
    private final Path target;
    private final RestOfFile rest = new RestOfFile();
    private volatile @Nullable PartialBlob partial;
    private volatile long size;
    private volatile boolean done;

    WebDownload(WebSettings settings, HubHttp http, Pause pause, WebFile file) {
        this.settings = settings;
        this.http = http;
        this.pause = pause;
        this.file = file;
        this.target = settings.cacheFolder().resolve(file.sha256());
    }

    /** How many bytes of it are on the disk. */
    long bytes() {
        PartialBlob arriving = partial;
        return done ? size : arriving == null ? 0 : arriving.length();
    }

    /** As far as the server has said it; else what is on the disk. */
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
                download();
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

    private void download() {
        Path incomplete = target.resolveSibling(file.sha256() + ".incomplete");
        try (PartialBlob arriving = PartialBlob.open(incomplete, file.blob(), settings.largestFile())) {
            partial = arriving;
            if (!arriving.hash().equals(file.blob())) {
                fetch(arriving);
            }
            if (!arriving.hash().equals(file.blob())) {
                arriving.restart();
                fetch(arriving);
            }
            BlobId hash = arriving.hash();
            if (!hash.equals(file.blob())) {
                arriving.discard();
                throw new CategorizedException(
                        FailureCategory.CORRUPT_INPUT,
                        file + " arrived twice with SHA-256 " + hash + " instead of " + file.sha256()
                                + ": the download was removed; restore the file there, or name the new file's SHA-256");
            }
            arriving.publishAs(target);
        }
    }

    private void fetch(PartialBlob arriving) {
        Backoff backoff = new Backoff(settings.retries(), pause, "download " + file);
        for (boolean whole = false; !whole; ) {
            long before = arriving.length();
            try {
                transfer(arriving);
                whole = true;
            } catch (IOException e) {
                if (arriving.length() > before) {
                    backoff.reset();
                }
                backoff.pauseAfter(e);
            }
        }
    }

    private void transfer(PartialBlob arriving) throws IOException {
        try (HubResponse response = http.get(file.address(), rest.headers(arriving.length()))) {
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
