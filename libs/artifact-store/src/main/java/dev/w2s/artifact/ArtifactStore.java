package dev.w2s.artifact;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.Recipe;
import java.util.Optional;

/**
 * Keeps artifacts under the recipe that determines them. An artifact is there whole or not at all, and never changes
 * once it is there. For a store that cannot be written a {@link CategorizedException} of category {@code STORAGE} is
 * thrown, for a damaged artifact one of category {@code CORRUPT_INPUT}; both name the path.
 *
 * <p>Safe for use by several threads, processes and hosts at once.
 */
public interface ArtifactStore {
    /** Returns the artifact; empty if it is not in the store. */
    Optional<Artifact> find(ArtifactId id);

    /** Returns whether the artifact is in the store; cheaper than {@link #find}. */
    boolean exists(ArtifactId id);

    /**
     * Publishes what {@code content} writes as the artifact of {@code recipe}. The first publisher wins: if the
     * artifact exists already, or appears meanwhile, that one is returned and this content is dropped (and not even
     * written if the artifact was there before). If {@code content} throws, nothing is left behind; an
     * {@link java.io.IOException} from it counts as a store that cannot be written.
     */
    Artifact publish(Recipe recipe, Provenance provenance, FolderContent content);

    /**
     * Reads every file of the artifact again and compares it with the manifest.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} naming each damaged file, {@code MISSING_INPUT} if there is no
     *     such artifact
     */
    void verify(ArtifactId id);

    /** Returns the folder in which the job that makes this artifact keeps what it has so far. */
    ProgressFolder progress(ArtifactId id);

    /** Counts the artifacts and their bytes; cheap enough to be asked every minute. */
    StoreSize size();

    /**
     * Removes what killed publishers left: temporary folders of this host's dead processes, those of other hosts that
     * are older than a day, and the progress of jobs whose artifact exists.
     *
     * @return how many folders were removed
     */
    int sweep();
}
