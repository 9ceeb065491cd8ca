package dev.w2s.model.source;

import dev.w2s.artifact.ModelFolder;
import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.HubClient;
import dev.w2s.hub.HubSettings;
import dev.w2s.hub.ModelSnapshot;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.hub.repository.RepositoryKind;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.recipe.PinnedModel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds and opens pretrained models: bundled ones by their short name, jars on the classpath, folders, and models of
 * the Hugging Face hub, which are downloaded into the cache shared with Python. What cannot be opened is refused with
 * the reason: {@code MISSING_INPUT}, {@code CORRUPT_INPUT}, or {@code INVALID_REQUEST} for what w2s does not support; a
 * download fails as {@link HubClient} says.
 */
public final class PretrainedModels implements PretrainedModelSource {
    private final BundledModels bundled;
    private final ClasspathJar jars;
    private final Supplier<HubSettings> hubSettings;
    private @Nullable HubClient hub;

    /** Looks for jars where the classes of w2s are, and for the hub where this process's environment says. */
    public PretrainedModels() {
        this(PretrainedModels.class.getClassLoader(), () -> HubSettings.fromEnvironment(System.getenv()));
    }

    /** @param hubSettings is asked when the first model of the hub is opened */
    public PretrainedModels(ClassLoader classpath, Supplier<HubSettings> hubSettings) {
        this.bundled = BundledModels.load();
        this.jars = new ClasspathJar(classpath, bundled);
        this.hubSettings = hubSettings;
    }

    /** Opens a model, whatever its fingerprint is. */
    public PretrainedFiles open(ModelReference reference) {
        return find(reference, DownloadListener.NONE).open();
    }

    /** Opens a model whose files are on this machine; see {@link #open(PinnedModel, DownloadListener)}. */
    public PretrainedFiles open(PinnedModel model) {
        return open(model, DownloadListener.NONE);
    }

    /**
     * {@inheritDoc} Files other than the pinned ones are refused as {@code CORRUPT_INPUT}. All files are read to
     * compare them, except for the weights of a model of the hub, which the cache names by their hash (see
     * {@link ModelSnapshot#sha256In}).
     */
    @Override
    public PretrainedFiles open(PinnedModel model, DownloadListener downloads) {
        UnopenedModel found = find(model.reference(), downloads);
        String sha256 = found.fingerprint();
        if (!sha256.equals(model.sha256())) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    "the model's files changed since the study was planned: " + model.reference()
                            + " has fingerprint " + sha256 + ", planned was " + model.sha256()
                            + "; put the old files back, or submit the study anew");
        }
        return found.open();
    }

    private UnopenedModel find(ModelReference reference, DownloadListener downloads) {
        return switch (reference.source()) {
            case BUNDLED_NAME -> jar(bundled.find(reference.location()).reference());
            case MAVEN -> jar(reference);
            case FOLDER -> new UnopenedFolder(ModelFolder.of(reference));
            case HUB -> UnopenedSnapshot.download(snapshot(reference), downloads);
        };
    }

    private ModelSnapshot snapshot(ModelReference reference) {
        return ModelSnapshot.of(hub(), HubRepository.parse(RepositoryKind.MODEL, reference.location()));
    }

    private synchronized HubClient hub() {
        if (hub == null) {
            hub = new HubClient(hubSettings.get());
        }
        return hub;
    }

    private UnopenedModel jar(ModelReference reference) {
        return OnnxJar.read(jars.find(MavenCoordinates.of(reference)));
    }
}
