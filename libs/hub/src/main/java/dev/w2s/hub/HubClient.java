package dev.w2s.hub;

import dev.w2s.hub.cache.CacheFolder;
import dev.w2s.hub.cache.CachedRepository;
import dev.w2s.hub.cache.SnapshotFolder;
import dev.w2s.hub.cache.TreeFile;
import dev.w2s.hub.download.BlobId;
import dev.w2s.hub.download.StorageFailure;
import dev.w2s.hub.http.AddressLookup;
import dev.w2s.hub.http.HttpGet;
import dev.w2s.hub.http.Pause;
import dev.w2s.hub.http.RedirectRules;
import dev.w2s.hub.repository.HubFile;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.hub.repository.PinnedRepository;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads files of the Hugging Face hub into the cache that Python's huggingface_hub shares: what either has
 * downloaded, the other finds. Many threads may use one client, and many processes one cache. All failures are
 * {@link CategorizedException}s whose messages say what to do:
 *
 * <ul>
 *   <li>{@code INVALID_REQUEST}: the token is missing or not accepted, the repository is gated, a redirect is refused
 *   <li>{@code MISSING_INPUT}: the repository, revision or file doesn't exist, or is not in the cache of a client that
 *       is offline
 *   <li>{@code CORRUPT_INPUT}: a file arrived twice with another hash than announced, or a listing has file names that
 *       leave its folder
 *   <li>{@code STORAGE}: the disk is full (with the needed and the free bytes), or the cache can't be written
 *   <li>{@code INFRASTRUCTURE}: after all retries there is still no network, or the hub is overloaded or down
 *   <li>{@code INTERRUPTED}: the calling thread was interrupted
 * </ul>
 */
public final class HubClient {
    private static final Logger LOG = LoggerFactory.getLogger(HubClient.class);
    private static final int NAMES_SHOWN = 3;

    private final HubSettings settings;
    private final RedirectRules rules;
    private final HttpGet http;
    private final Pause pause;

    public HubClient(HubSettings settings) {
        this(settings, AddressLookup.SYSTEM, Pause.SLEEP);
    }

    HubClient(HubSettings settings, AddressLookup addresses, Pause pause) {
        this.settings = settings;
        this.rules = new RedirectRules(settings.endpoint(), addresses, "check that HF_ENDPOINT names a hub you trust");
        HubToken token = settings.token();
        this.http = new HttpGet(
                HttpGet.newClient(settings.timeouts()),
                settings.timeouts(),
                token == null ? null : token.authorization(),
                rules);
        this.pause = pause;
    }

    /**
     * Finds out which commit the revision is now, and its files. A client that is offline returns what the cache knows.
     * If the revision is a commit whose listing is in the cache, the hub is not asked. Nothing is written.
     */
    public PinnedRepository pin(HubRepository repository) {
        CachedRepository cached = new CachedRepository(repository, CacheFolder.of(settings.cacheFolder(), repository));
        Optional<PinnedRepository> known = cached.pinnedByCommit();
        if (known.isPresent()) {
            return known.get();
        }
        if (settings.offline()) {
            return cached.pinnedOrMissing();
        }
        try {
            HubApi api = new HubApi(settings, http, rules, pause, repository);
            String commit = api.commit();
            return new CachedRepository(repository.at(commit), CacheFolder.of(settings.cacheFolder(), repository))
                    .pinnedByCommit()
                    .map(same -> new PinnedRepository(repository, commit, same.files(), true))
                    .orElseGet(() -> new PinnedRepository(repository, commit, api.files(commit), true));
        } catch (CategorizedException e) {
            throw e.category() == FailureCategory.INFRASTRUCTURE ? offeringCached(cached, e) : e;
        }
    }

    /**
     * Downloads the wanted files that are missing. A downloaded file gets its name when its hash is right; a file that
     * was there is checked by its size.
     *
     * @return the folder that holds the wanted files under their paths
     */
    public Path snapshot(PinnedRepository pinned, Predicate<HubFile> wanted, DownloadListener listener) {
        CacheFolder cache = CacheFolder.of(settings.cacheFolder(), pinned.repository());
        SnapshotFolder snapshot = new SnapshotFolder(cache, pinned.commit());
        List<HubFile> files = pinned.files().stream().filter(wanted).toList();
        if (files.isEmpty()) {
            throw pinned.missing("has none of the files that are wanted");
        }
        List<HubFile> missing =
                files.stream().filter(file -> !snapshot.holds(file)).toList();
        if (!missing.isEmpty()) {
            requireOnline(pinned, missing);
            requireSpace(cache, missing);
            if (pinned.complete()) {
                new TreeFile(cache.tree(pinned.commit())).keep(pinned.files());
            }
            LOG.info("Downloading {} files of {}, commit {}", missing.size(), pinned.repository(), pinned.commit());
        }
        new SnapshotDownload(
                        snapshot,
                        settings.parallelDownloads(),
                        listener,
                        files,
                        missing,
                        file -> new BlobDownload(settings, http, pause, pinned, cache, file))
                .run();
        new CachedRepository(pinned.repository(), cache).remember(pinned.commit());
        return snapshot.path();
    }

    /**
     * Returns the files' SHA-256, 64 hexadecimal digits, by path. The listing has the hash of each file in large file
     * storage. All other files, which are small, are downloaded and read.
     */
    public Map<String, String> listedSha256(PinnedRepository pinned, Collection<HubFile> files) {
        Map<String, String> sha256ByPath = new TreeMap<>();
        Set<HubFile> unlisted = new HashSet<>();
        for (HubFile file : files) {
            if (file.blob().isSha256()) {
                sha256ByPath.put(file.path(), file.blob().hex());
            } else {
                unlisted.add(file);
            }
        }
        if (!unlisted.isEmpty()) {
            Path folder = snapshot(pinned, unlisted::contains, DownloadListener.NONE);
            for (HubFile file : unlisted) {
                sha256ByPath.put(
                        file.path(), BlobId.sha256(folder.resolve(file.path())).hex());
            }
        }
        return sha256ByPath;
    }

    /**
     * Notes in the cache which commit the revision is and which files that has, so that {@link #pin} knows it offline
     * too. {@link #snapshot} does so by itself. A cache that can't be written is only logged.
     */
    public void remember(PinnedRepository pinned) {
        if (pinned.complete()) {
            CacheFolder cache = CacheFolder.of(settings.cacheFolder(), pinned.repository());
            new TreeFile(cache.tree(pinned.commit())).keep(pinned.files());
            new CachedRepository(pinned.repository(), cache).remember(pinned.commit());
        }
    }

    private void requireOnline(PinnedRepository pinned, List<HubFile> missing) {
        if (settings.offline()) {
            String names =
                    missing.stream().limit(NAMES_SHOWN).map(HubFile::path).collect(Collectors.joining(", "));
            throw new CategorizedException(
                    FailureCategory.MISSING_INPUT,
                    "the cache " + settings.cacheFolder() + " lacks " + names
                            + (missing.size() > NAMES_SHOWN ? " and " + (missing.size() - NAMES_SHOWN) + " more" : "")
                            + " of " + pinned.repository() + " (commit " + pinned.commit()
                            + "), and HF_HUB_OFFLINE forbids downloading: unset HF_HUB_OFFLINE and run again");
        }
    }

    private void requireSpace(CacheFolder cache, List<HubFile> missing) {
        StorageFailure.requireSpace(
                settings.cacheFolder(),
                missing.stream().collect(Collectors.toMap(HubFile::blob, HubFile::size, Math::max)).entrySet().stream()
                        .mapToLong(blob -> Math.max(0, blob.getValue() - cache.bytesOf(blob.getKey())))
                        .sum());
    }

    private CategorizedException offeringCached(CachedRepository cached, CategorizedException failure) {
        return cached.pinned()
                .map(known -> new CategorizedException(
                        failure.category(),
                        failure.getMessage() + "; the cache has commit " + known.commit() + " of " + known.repository()
                                + ": set HF_HUB_OFFLINE=1 to use it",
                        failure))
                .orElse(failure);
    }
}
