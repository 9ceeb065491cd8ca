package dev.w2s.eval.plan;

import dev.w2s.artifact.FileFingerprint;
import dev.w2s.hub.HubClient;
import dev.w2s.hub.HubRepository;
import dev.w2s.hub.HubSettings;
import dev.w2s.hub.HubTimeouts;
import dev.w2s.hub.ModelSnapshot;
import dev.w2s.hub.RepositoryKind;
import dev.w2s.hub.RetryLimits;
import dev.w2s.study.ModelReference;
import dev.w2s.study.failure.CategorizedException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the Hugging Face hub what a study's model is, and downloads no weights. */
public final class HubModels {
    /** Somebody waits for the answer to a submitted study. */
    private static final HubTimeouts TIMEOUTS =
            new HubTimeouts(Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(8));

    private static final RetryLimits RETRIES =
            new RetryLimits(2, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(4));

    private final Supplier<HubSettings> settings;
    private @Nullable HubClient client;

    /** @param settings asked for when the first study names a model of the hub; of their patience none is used */
    public HubModels(Supplier<HubSettings> settings) {
        this.settings = settings;
    }

    /** The hub and cache of this process's environment, {@code HF_HOME} and the like. */
    public static HubModels ofEnvironment(Map<String, String> environment) {
        return new HubModels(() -> HubSettings.fromEnvironment(environment));
    }

    /** A model at a commit, and its family. */
    record Pinned(ModelReference reference, String sha256, String modelType) {}

    /**
     * Which commit the revision is now, and the fingerprint of its files.
     *
     * @throws CategorizedException with the hub's reasons; {@link HubAwayException} if a later try may succeed
     */
    Pinned pin(ModelReference reference) {
        try {
            ModelSnapshot model =
                    ModelSnapshot.of(client(), HubRepository.parse(RepositoryKind.MODEL, reference.location()));
            return new Pinned(
                    new ModelReference(model.atCommit().toString()),
                    FileFingerprint.of(model.listedSha256()),
                    model.modelType());
        } catch (CategorizedException e) {
            throw e.category().isRetryable() ? new HubAwayException(e.category(), e.getMessage(), e) : e;
        }
    }

    private synchronized HubClient client() {
        if (client == null) {
            client = new HubClient(settings.get().withPatience(TIMEOUTS, RETRIES));
        }
        return client;
    }
}
