package dev.w2s.hub;

import dev.w2s.hub.cache.CacheFolder;
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
import dev.w2s.hub.http.UrlPath;
import dev.w2s.hub.repository.HubFile;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.hub.repository.PinnedRepository;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Brings one blob into the cache, if it is not there. One thread runs it; other threads may ask for {@link #bytes}.
 */
final class BlobDownload implements CheckedDownload.Transfer {
    private static final int BUFFER_SIZE = 1 << 18;

    private final HubSettings settings;
    private final HttpGet http;
    private final PinnedRepository pinned;
    private final CacheFolder cache;
    private final HubFile file;
    private final CheckedDownload download;
    private final RestOfFile rest = new RestOfFile();
    private volatile boolean done;

    BlobDownload(
            HubSettings settings, HttpGet http, Pause pause, PinnedRepository pinned, CacheFolder cache, HubFile file) {
        this.settings = settings;
        this.http = http;
        this.pinned = pinned;
        this.cache = cache;
        this.file = file;
        String undertaking =
                "download '" + file.path() + "' of " + pinned.repository().name();
        download = new CheckedDownload(
                file.blob(),
                file.size(),
                this,
                () -> new Backoff(settings.retries(), pause, undertaking),
                this::arrivedCorrupt);
    }

    /**
     * Returns how many of its bytes are on the disk, those of an earlier try and of another process that downloads it
     * included.
     */
    long bytes() {
        if (done) {
            return file.size();
        }
        Long arrived = download.arrived();
        return arrived == null ? Math.min(file.size(), cache.bytesOf(file.blob())) : arrived;
    }

    void run() {
        try (BlobLock lock = BlobLock.acquire(cache.lock(file.blob()))) {
            if (!isThere()) {
                download.run(cache.incomplete(file.blob()), cache.blob(file.blob()));
            }
        }
        done = true;
    }

    /**
     * Compares the size alone, as Python does when it downloads: reading every blob again at each start takes too long.
     */
    private boolean isThere() {
        Path blob = cache.blob(file.blob());
        try {
            if (Files.isRegularFile(blob) && Files.size(blob) == file.size()) {
                return true;
            }
            Files.deleteIfExists(blob);
            return false;
        } catch (IOException e) {
            throw StorageFailure.of(blob, e);
        }
    }

    private CategorizedException arrivedCorrupt(BlobId hash) {
        return new CategorizedException(
                FailureCategory.CORRUPT_INPUT,
                "'" + file.path() + "' of " + pinned.repository() + " arrived twice with "
                        + file.blob().algorithm() + " " + hash + " instead of " + file.blob()
                        + ": the download was removed; check HF_ENDPOINT and any proxy, then try again");
    }

    @Override
    public boolean isWhole(PartialBlob arriving) {
        return arriving.isWhole();
    }

    @Override
    public void append(PartialBlob arriving) throws IOException {
        try (HttpAnswer response = http.get(address(), rest.headers(arriving.length()))) {
            new HubRefusal(settings, pinned.repository(), file.path()).orThrow(response);
            requireSameFile(response);
            rest.goOn(response, arriving, OptionalLong.of(file.size()));
            byte[] buffer = new byte[BUFFER_SIZE];
            while (!arriving.isWhole()) {
                int count = response.body().read(buffer);
                if (count < 0) {
                    throw new IOException("ended after " + arriving.length() + " of " + file.size() + " bytes");
                }
                arriving.append(buffer, count);
            }
        }
    }

    /** The hub states a file's hash with the file itself, or with the redirect to it. */
    private void requireSameFile(HttpAnswer response) {
        Optional<String> tag =
                response.endpointHeaders().firstValue("X-Linked-Etag").map(BlobDownload::unquoted);
        if (tag.isPresent() && !tag.get().equals(file.blob().hex())) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    "the hub now has " + tag.get() + " for '" + file.path() + "' of " + pinned.repository()
                            + ", and listed " + file.blob()
                            + " for the same commit: check that HF_ENDPOINT names a hub");
        }
    }

    private URI address() {
        HubRepository repository = pinned.repository();
        return URI.create(settings.endpoint() + "/" + repository.kind().pagePrefix() + repository.name() + "/resolve/"
                + pinned.commit() + "/" + UrlPath.of(file.path()));
    }

    private static String unquoted(String tag) {
        return tag.replaceFirst("^W/", "").replace("\"", "");
    }
}
