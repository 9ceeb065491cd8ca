package dev.w2s.probing.activation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.safetensors.RowsWriter;
import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.json.StudyJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A split's activations as safetensors: a tensor {@code layer.<number>} [n, d] float32 a layer, and in the metadata, under
 * {@code ids}, the examples' ids as a JSON array.
 */
public final class ActivationFile {
    private static final String IDS = "ids";
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private ActivationFile() {}

    /** The file's name in an artifact. */
    public static String of(Split split) {
        return split.label() + ".safetensors";
    }

    private static String tensor(int layer) {
        return "layer." + layer;
    }

    /**
     * A writer of [layers, d] for each of {@code ids} in turn.
     *
     * @param dimension d
     */
    public static RowsWriter write(Path file, List<Integer> layers, List<String> ids, int dimension) {
        try {
            String json = StudyJson.mapper().writeValueAsString(ids);
            List<String> names = layers.stream().map(ActivationFile::tensor).toList();
            return RowsWriter.open(file, names, ids.size(), dimension, Map.of(IDS, json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings are always JSON", e);
        }
    }

    /**
     * One layer of the file.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} if the file has no such layer or no ids; {@code NUMERICAL} naming an
     *     example with an activation that is not finite
     */
    public static Points read(Torch torch, Path path, int layer) {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            return Points.mapped(torch, ids(file), file, tensor(layer));
        }
    }

    private static List<String> ids(SafetensorsFile file) {
        String json = file.metadata().get(IDS);
        if (json == null) {
            throw FileFailure.corrupt(file.path(), "has no ids in its metadata");
        }
        try {
            return StudyJson.mapper().readValue(json, STRINGS);
        } catch (JsonProcessingException e) {
            throw FileFailure.corrupt(file.path(), "has ids in its metadata that are no JSON array of strings", e);
        }
    }
}
