package dev.w2s.eval.plan;

import dev.w2s.artifact.ModelFolder;
import dev.w2s.study.ModelReference;
import dev.w2s.study.ModelSpecification;
import dev.w2s.study.Pooling;
import dev.w2s.study.catalogue.BundledModel;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.recipe.PinnedModel;
import java.util.stream.Collectors;

/** Ties a study's models to the bytes of their files. */
public final class ModelPinning {
    private static final String BUNDLED_TYPE = "bert";

    private final BundledModels bundled;
    private final HubModels hub;

    public ModelPinning(BundledModels bundled, HubModels hub) {
        this.bundled = bundled;
        this.hub = hub;
    }

    /**
     * Reads all files of a model folder, asks the hub for its models (a revision becomes a commit); what is bundled is known.
     *
     * @param role the field of the study that names the model, for example {@code weak}
     * @throws CategorizedException {@code INVALID_REQUEST} if the model is unknown, {@code MISSING_INPUT} if its folder
     *     or a file of it is not there, or as {@link dev.w2s.hub.HubClient} says; all name the field
     */
    public PinnedModel pin(ModelSpecification specification, String role) {
        HubModels.Pinned pinned = pinned(specification.model(), role + ".model");
        Pooling asked = specification.pooling();
        return new PinnedModel(
                pinned.reference(),
                pinned.sha256(),
                specification.layers(),
                asked == null ? Pooling.suiting(pinned.modelType()) : asked,
                specification.maximumLength());
    }

    private HubModels.Pinned pinned(ModelReference reference, String field) {
        try {
            return switch (reference.source()) {
                case HUB -> hub.pin(reference);
                case FOLDER -> {
                    ModelFolder folder = ModelFolder.of(reference);
                    yield new HubModels.Pinned(reference, folder.fingerprint(), folder.modelType());
                }
                case BUNDLED_NAME, MAVEN ->
                    new HubModels.Pinned(
                            reference,
                            bundled.of(reference)
                                    .orElseThrow(() -> unknown(reference))
                                    .sha256(),
                            BUNDLED_TYPE);
            };
        } catch (InvalidFieldException e) {
            throw e.at(field);
        } catch (HubAwayException e) {
            throw new HubAwayException(e.category(), field + ": " + e.getMessage(), e);
        } catch (CategorizedException e) {
            throw new CategorizedException(e.category(), field + ": " + e.getMessage(), e);
        }
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
