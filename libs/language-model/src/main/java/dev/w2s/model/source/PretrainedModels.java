package dev.w2s.model.source;

import dev.w2s.artifact.ModelFolder;
import dev.w2s.hub.DownloadListener;
import dev.w2s.study.ModelReference;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.PinnedModel;

/**
 * Finds and opens pretrained models: bundled ones by their short name, jars on the classpath, and folders. What cannot be
 * opened is refused with the reason: {@code MISSING_INPUT}, {@code CORRUPT_INPUT}, or {@code INVALID_REQUEST} for what w2s
 * does not support.
 */
public final class PretrainedModels implements PretrainedModelSource {
    private final BundledModels bundled;
    private final ClasspathJar jars;

    /** Looks for jars where the classes of w2s are. */
    public PretrainedModels() {
        this(PretrainedModels.class.getClassLoader());
    }

    public PretrainedModels(ClassLoader classpath) {
        this.bundled = BundledModels.load();
        this.jars = new ClasspathJar(classpath, bundled);
    }

    /** Whatever the files are. */
    public PretrainedFiles open(ModelReference reference) {
        return find(reference).open();
    }

    /** As below, for models whose files are here. */
    public PretrainedFiles open(PinnedModel model) {
        return open(model, DownloadListener.NONE);
    }

    /** Refuses files other than the pinned ones as {@code CORRUPT_INPUT}; reads them all to tell. */
    @Override
    public PretrainedFiles open(PinnedModel model, DownloadListener downloads) {
        FoundModel found = find(model.reference());
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

    private FoundModel find(ModelReference reference) {
        return switch (reference.source()) {
            case BUNDLED_NAME -> jar(bundled.find(reference.location()).reference());
            case MAVEN -> jar(reference);
            case FOLDER -> new FoundFolder(ModelFolder.of(reference));
        };
    }

    private FoundModel jar(ModelReference reference) {
        return OnnxJar.read(jars.find(MavenCoordinates.of(reference)));
    }
}
