package dev.w2s.eval.plan;

import dev.w2s.artifact.ModelFolder;
import dev.w2s.hub.HubAwayException;
import dev.w2s.study.ModelSpecification;
import dev.w2s.study.catalogue.BundledModel;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.PinnedModel;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Ties a study's models to the bytes of their files. */
@Singleton
public final class ModelPinning {
    private static final String BUNDLED_FAMILY = "bert";

    private final BundledModels bundled;
    private final HubModels hub;

    public ModelPinning(BundledModels bundled, HubModels hub) {
        this.bundled = bundled;
        this.hub = hub;
    }

    /**
     * Pins one of the study's models. It reads all files of a model folder, and asks the hub about a model there, whose
     * revision becomes a commit; the fingerprints of bundled models are known.
     *
     * @param role the field of the study that names the model, for example {@code weak}
     * @throws CategorizedException {@code INVALID_REQUEST} if the model is unknown, {@code MISSING_INPUT} if its folder
     *     or a file in it does not exist, or as {@link dev.w2s.hub.HubClient} says; the message names the field
     */
    public ShapedModel pin(ModelSpecification specification, String role) {
        HubModels.Pinned found = found(specification.model(), role + ".model");
        PinnedModel model = new PinnedModel(
                found.reference(),
                found.sha256(),
                specification.layers(),
                pooling(specification, found.shape()),
                specification.maximumLength());
        return new ShapedModel(model, found.shape());
    }

    private HubModels.Pinned found(ModelReference reference, String field) {
        try {
            return switch (reference.source()) {
                case HUB -> hub.pin(reference);
                case FOLDER -> inFolder(reference);
                case BUNDLED_NAME, MAVEN -> bundled(reference);
            };
        } catch (InvalidFieldException e) {
            throw e.at(field);
        } catch (HubAwayException e) {
            throw new HubAwayException(e.category(), field + ": " + e.getMessage(), e);
        } catch (CategorizedException e) {
            throw new CategorizedException(e.category(), field + ": " + e.getMessage(), e);
        }
    }

    /** Returns the pooling that the study asks for, or else the one that suits the model's family. */
    private static Pooling pooling(ModelSpecification specification, ModelShape shape) {
        Pooling asked = specification.pooling();
        return asked == null ? Pooling.suiting(shape.modelType()) : asked;
    }

    private static HubModels.Pinned inFolder(ModelReference reference) {
        ModelFolder folder = ModelFolder.of(reference);
        return new HubModels.Pinned(reference, folder.fingerprint(), ModelShape.in(folder.configuration()));
    }

    private HubModels.Pinned bundled(ModelReference reference) {
        BundledModel model = bundled.of(reference).orElseThrow(() -> unknown(reference));
        ModelShape shape = new ModelShape(BUNDLED_FAMILY, model.layers(), model.layerWeights());
        return new HubModels.Pinned(reference, model.sha256(), shape);
    }

    private InvalidFieldException unknown(ModelReference reference) {
        return new InvalidFieldException(
                "model",
                "'" + reference + "' is not a jar whose files are known; known are "
                        + bundled.all().stream()
                                .map(BundledModel::reference)
                                .map(ModelReference::location)
                                .collect(Collectors.joining(", "))
                        + "; other models are read from the Hugging Face hub (org/name) or file:/absolute/folder");
    }
}
