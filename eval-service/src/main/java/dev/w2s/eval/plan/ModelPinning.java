package dev.w2s.eval.plan;

import dev.w2s.artifact.ModelFolder;
import dev.w2s.study.ModelReference;
import dev.w2s.study.ModelSpecification;
import dev.w2s.study.catalogue.BundledModel;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.recipe.PinnedModel;
import java.util.stream.Collectors;

/** Ties a study's models to the bytes of their files. */
public final class ModelPinning {
    private final BundledModels bundled;

    public ModelPinning(BundledModels bundled) {
        this.bundled = bundled;
    }

    /**
     * Reads all files of a model folder; what is bundled is known.
     *
     * @param role the field of the study that names the model, for example {@code weak}
     * @throws CategorizedException {@code INVALID_REQUEST} if the model is unknown, {@code MISSING_INPUT} if its folder
     *     or a file of it is not there; both name the field
     */
    public PinnedModel pin(ModelSpecification specification, String role) {
        ModelReference reference = specification.model();
        return new PinnedModel(
                reference,
                fingerprint(reference, role + ".model"),
                specification.layers(),
                specification.pooling(),
                specification.maximumLength());
    }

    private String fingerprint(ModelReference reference, String field) {
        try {
            if (reference.source() == ModelReference.Source.FOLDER) {
                return ModelFolder.of(reference).fingerprint();
            }
            return bundled.of(reference).orElseThrow(() -> unknown(reference)).sha256();
        } catch (InvalidFieldException e) {
            throw e.at(field);
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
                        + "; other models are read from file:/absolute/folder");
    }
}
