package dev.w2s.artifact;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.Recipe;
import java.util.Optional;

/**
 * Artifacts by what determines them. An artifact is there whole or not at all, and never changes once it is. A store
 * that cannot be written is a {@link CategorizedException} of category {@code STORAGE}, a damaged artifact one of
 * category {@code CORRUPT_INPUT}; both name the path.
 *
 * <p>Safe for use by several threads, processes and hosts at once.
 */
public interface ArtifactStore {
    Optional<Artifact> find(ArtifactId id);

    boolean exists(ArtifactId id);

    /**
     * Publishes what {@code content} writes as the artifact of {@code recipe}. The first publisher wins: where the
     * artifact exists already, or appears meanwhile, that one is returned and this content is dropped (and not even
     * written if the artifact was there before). Whatever {@code content} throws leaves nothing behind; its
     * {@link java.io.IOException} is taken for a store that cannot be written.
     */
    Artifact publish(Recipe recipe, Provenance provenance, FolderContent content);

    /**
     * Reads every file of the artifact again and compares it with the manifest.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} naming each damaged file, {@code MISSING_INPUT} if there is no
     *     such artifact
     */
    void verify(ArtifactId id);

    /** Where the job that makes this artifact keeps what it has so far. */
    ProgressFolder progress(ArtifactId id);

    /** Cheap enough to be asked every minute. */
    StoreSize size();

    /**
     * Removes what killed publishers left: temporary folders of dead processes of this host, those of other hosts that
     * are older than a day, and progress whose artifact exists.
     *
     * @return how many folders were removed
     */
    int sweep();
}
