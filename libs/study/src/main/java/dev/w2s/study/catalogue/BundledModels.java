package dev.w2s.study.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.model.ModelReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The models that come with w2s, listed in {@code models.yaml} beside this class. */
public final class BundledModels {
    private static final String RESOURCE = "models.yaml";

    private final List<BundledModel> models;

    private BundledModels(List<BundledModel> models) {
        this.models = models;
    }

    public static BundledModels load() {
        try (InputStream in = BundledModels.class.getResourceAsStream(RESOURCE)) {
            JsonNode document = StudyJson.yamlMapper().readTree(in);
            return new BundledModels(List.copyOf(
                    Arrays.asList(StudyJson.read(StudyJson.strictMapper(), document, BundledModel[].class))));
        } catch (IOException e) {
            throw new UncheckedIOException("bundled resource " + RESOURCE, e);
        }
    }

    public List<BundledModel> all() {
        return models;
    }

    /**
     * Returns the model of that name.
     *
     * @throws InvalidFieldException with the known names if there is none
     */
    public BundledModel find(String name) {
        return models.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidFieldException(
                        "model",
                        "'" + name + "' is not a bundled model; bundled are "
                                + models.stream().map(BundledModel::name).collect(Collectors.joining(", "))
                                + "; other models are written org/name (on the Hugging Face hub), "
                                + "maven:group:artifact:version or file:/absolute/folder"));
    }

    /**
     * Returns the model at {@code reference}, which is its short name or its jar; empty for any other jar, folder or
     * model.
     *
     * @throws InvalidFieldException if it is an unknown short name
     */
    public Optional<BundledModel> of(ModelReference reference) {
        if (reference.source() == ModelReference.Source.BUNDLED_NAME) {
            return Optional.of(find(reference.location()));
        }
        return models.stream()
                .filter(model -> model.reference().equals(reference))
                .findFirst();
    }
}
