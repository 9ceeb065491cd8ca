package dev.w2s.artifact.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.safetensors.RowsWriter;
import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.json.StudyJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Activations: a file {@code <split>.safetensors} for each of some splits. It has a tensor {@code layer.<number>} [n,
 * d] float32 for each layer, and in its metadata, under {@code ids}, the ids of the n examples as a JSON array.
 */
public record ActivationsArtifact(Artifact artifact) {
    private static final String IDS = "ids";
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    /**
     * Opens a split's file for writing, in a folder that is to become activations. Write [layers, d] for each example
     * in turn.
     *
     * @param ids of the examples, in the dataset's order
     * @param dimension d
     */
    public static RowsWriter write(Path folder, Split split, List<Integer> layers, List<String> ids, int dimension) {
        try {
            String json = StudyJson.mapper().writeValueAsString(ids);
            List<String> names =
                    layers.stream().map(ActivationsArtifact::tensor).toList();
            return RowsWriter.open(folder.resolve(file(split)), names, ids.size(), dimension, Map.of(IDS, json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings are always JSON", e);
        }
    }

    /** Returns whether a folder that is to become activations has the file of the split. */
    public static boolean hasSplit(Path folder, Split split) {
        return Files.exists(folder.resolve(file(split)));
    }

    /**
     * Maps one layer of a split's activations into memory.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} if the file has no such layer or no ids, or the layer is not
     *     float32 [ids, d]
     */
    public LayerActivations layer(Split split, int layer) {
        try (SafetensorsFile file = SafetensorsFile.open(artifact.file(file(split)))) {
            return LayerActivations.mapped(ids(file), file, tensor(layer));
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
            throw FileFailure.corrupt(file.path(), "has ids in its metadata that are not a JSON array of strings", e);
        }
    }

    private static String tensor(int layer) {
        return "layer." + layer;
    }

    private static String file(Split split) {
        return SplitFile.SAFETENSORS.of(split);
    }
}
