package dev.w2s.hub;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Brings one blob into the cache: under its lock, from where an earlier try stopped, under its name only when its hash is
 * right. One run, one thread; {@link #bytes} may be asked from others.
 */
final class BlobDownload {
    private static final int BUFFER_SIZE = 1 << 18;

    private final HubSettings settings;
    private final HubHttp http;
    private final Pause pause;
    private final PinnedRepository pinned;
    private final CacheFolder cache;
    private final HubFile file;
    private final RestOfFile rest = new RestOfFile();
    private volatile @Nullable PartialBlob partial;
    private volatile boolean done;

    BlobDownload(
            HubSettings settings, HubHttp http, Pause pause, PinnedRepository pinned, CacheFolder cache, HubFile file) {
        this.settings = settings;
        this.http = http;
        this.pause = pause;
        this.pinned = pinned;
        this.cache = cache;
        this.file = file;
    }

    /** How many bytes of it are on the disk, also those of an earlier try, or of somebody else whom this waits for. */
    long bytes() {
        if (done) {
            return file.size();
        }
        PartialBlob arriving = partial;
        return arriving == null ? Math.min(file.size(), cache.bytesOf(file.blob())) : arriving.length();
    }

    void run() {
        try (BlobLock lock = BlobLock.acquire(cache.lock(file.blob()))) {
            if (!isThere()) {
                download();
            }
        }
        done = true;
    }

    /** Python checks the size when it downloads, and never the hash; neither do we read it all again each time. */
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

    private void download() {
        try (PartialBlob arriving = PartialBlob.open(cache.incomplete(file.blob()), file.blob(), file.size())) {
            partial = arriving;
            fetch(arriving);
            BlobId hash = arriving.hash();
            if (!hash.equals(file.blob())) {
                arriving.restart();
                fetch(arriving);
                hash = arriving.hash();
            }
            if (!hash.equals(file.blob())) {
                arriving.discard();
                throw new CategorizedException(
                        FailureCategory.CORRUPT_INPUT,
                        "'" + file.path() + "' of " + pinned.repository() + " arrived twice with "
                                + file.blob().algorithm() + " " + hash + " instead of " + file.blob()
                                + ": the download was removed; check HF_ENDPOINT and any proxy, then try again");
            }
            arriving.publishAs(cache.blob(file.blob()));
        }
    }

    private void fetch(PartialBlob arriving) {
        Backoff backoff = new Backoff(
                settings.retries(),
                pause,
                "download '" + file.path() + "' of " + pinned.repository().name());
        while (!arriving.isWhole()) {
            long before = arriving.length();
            try {
                transfer(arriving);
            } catch (IOException e) {
                if (arriving.length() > before) {
                    backoff.reset();
                }
                backoff.pauseAfter(e);
            }
        }
    }

    private void transfer(PartialBlob arriving) throws IOException {
        try (HubResponse response = http.get(address(), rest.headers(arriving.length()))) {
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

    /** The hub says with each file, or with the redirect to it, what it is. */
    private void requireSameFile(HubResponse response) {
        Optional<String> tag = response.hubHeaders().firstValue("X-Linked-Etag").map(BlobDownload::unquoted);
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
