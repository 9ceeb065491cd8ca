package dev.w2s.hub.cache;

import dev.w2s.hub.repository.HubFile;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.hub.repository.PinnedRepository;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A repository as the cache knows it. Nothing here asks the network. */
public final class CachedRepository {
    private static final Logger LOG = LoggerFactory.getLogger(CachedRepository.class);

    private final HubRepository repository;
    private final CacheFolder cache;

    public CachedRepository(HubRepository repository, CacheFolder cache) {
        this.repository = repository;
        this.cache = cache;
    }

    /** Returns the commit that the revision is, or last meant, if the cache has its listing or any file of it. */
    public Optional<PinnedRepository> pinned() {
        return commit().map(this::pinned).filter(pinned -> !pinned.files().isEmpty());
    }

    /** Returns what {@link #pinned} does, or throws {@code MISSING_INPUT}. */
    public PinnedRepository pinnedOrMissing() {
        return pinned().orElseThrow(() -> new CategorizedException(
                FailureCategory.MISSING_INPUT,
                "the " + repository.kind().label() + " " + repository + " is not in the cache " + cache.root()
                        + ", and HF_HUB_OFFLINE forbids asking the hub: unset HF_HUB_OFFLINE, "
                        + "or copy the cache folder " + cache.folderName() + " from where it is"));
    }

    /** Returns the whole listing, if the revision is a commit and the cache has its listing. */
    public Optional<PinnedRepository> pinnedByCommit() {
        return repository.isAtCommit() ? pinned().filter(PinnedRepository::complete) : Optional.empty();
    }

    /**
     * Notes the commit that the revision means, for offline use. A cache that can't be written is only logged: its
     * files can be read.
     */
    public void remember(String commit) {
        Path ref = cache.ref(repository.revision());
        if (repository.isAtCommit() || commit().filter(commit::equals).isPresent()) {
            return;
        }
        try {
            ReplacedFile.write(ref, commit);
        } catch (IOException e) {
            LOG.warn("Cannot note in {} that the revision is commit {}: {}", ref, commit, e.toString());
        }
    }

    private Optional<String> commit() {
        if (repository.isAtCommit()) {
            return Optional.of(repository.revision());
        }
        try {
            return Optional.of(
                            Files.readString(cache.ref(repository.revision())).strip())
                    .filter(HubRepository::isCommit);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private PinnedRepository pinned(String commit) {
        Optional<List<HubFile>> listing = new TreeFile(cache.tree(commit)).read();
        return listing.map(files -> new PinnedRepository(repository, commit, files, true))
                .orElseGet(() ->
                        new PinnedRepository(repository, commit, new SnapshotFolder(cache, commit).files(), false));
    }
}
