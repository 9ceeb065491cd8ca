package dev.w2s.eval.plan;

import dev.w2s.artifact.FileFingerprint;
import dev.w2s.hub.HubClient;
import dev.w2s.hub.ModelSnapshot;
import dev.w2s.hub.ShortTimeoutHub;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.hub.repository.RepositoryKind;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.model.ModelReference;
import jakarta.inject.Singleton;

/** Asks the Hugging Face hub what a study's model is, and downloads no weights. */
@Singleton
public final class HubModels {
    private final ShortTimeoutHub hub;

    public HubModels(ShortTimeoutHub hub) {
        this.hub = hub;
    }

    /** A model at a commit. */
    record Pinned(ModelReference reference, String sha256, ModelShape shape) {}

    /**
     * Returns the commit that the revision is now, the fingerprint of its files, and the shape in its configuration.
     *
     * @throws CategorizedException as {@link ShortTimeoutHub#ask} says
     */
    Pinned pin(ModelReference reference) {
        return hub.ask(client -> pin(client, reference));
    }

    private static Pinned pin(HubClient client, ModelReference reference) {
        ModelSnapshot model = ModelSnapshot.of(client, HubRepository.parse(RepositoryKind.MODEL, reference.location()));
        return new Pinned(
                new ModelReference(model.atCommit().toString()),
                FileFingerprint.of(model.listedSha256()),
                ModelShape.in(model.configuration()));
    }
}
