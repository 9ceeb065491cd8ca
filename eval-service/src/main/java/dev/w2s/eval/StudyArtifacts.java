package dev.w2s.eval;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.study.recipe.ArtifactId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The artifact store as eval-service sees it: it only reads what workers publish. */
@ApplicationScoped
public class StudyArtifacts {
    private final ArtifactStore store;

    StudyArtifacts(EvalConfiguration configuration) {
        store = FolderArtifactStore.open(configuration.store());
    }

    public Optional<Artifact> find(ArtifactId id) {
        return store.find(id);
    }
}
