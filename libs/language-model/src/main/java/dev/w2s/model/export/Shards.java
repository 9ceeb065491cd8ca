package dev.w2s.model.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.safetensors.SafetensorsWriter;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.architecture.Weight;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes weights as {@code model.safetensors}, or as several files with their index; one file's tensors are in memory
 * at a time.
 */
final class Shards {
    private static final String INDEX = "model.safetensors.index.json";

    private final MergedWeights weights;
    private final List<List<Weight>> shards = new ArrayList<>();

    /** @param limit the bytes of tensors in one file, unless one tensor alone is larger */
    Shards(MergedWeights weights, long limit) {
        this.weights = weights;
        long size = 0;
        for (Weight weight : weights.all()) {
            if (shards.isEmpty() || size + bytes(weight) > limit) {
                shards.add(new ArrayList<>());
                size = 0;
            }
            shards.get(shards.size() - 1).add(weight);
            size += bytes(weight);
        }
    }

    private static long bytes(Weight weight) {
        return (long) Float.BYTES * weight.size();
    }

    /** @param progress is given a line before each file */
    void write(Path folder, Consumer<String> progress) {
        Map<String, String> fileOf = new TreeMap<>();
        for (int i = 0; i < shards.size(); i++) {
            String file = fileName(i);
            progress.accept(file + " (" + (i + 1) + " of " + shards.size() + ")");
            Map<String, Tensor> tensors = new HashMap<>();
            for (Weight weight : shards.get(i)) {
                tensors.put(weights.publishedName(weight), weights.merged(weight));
                fileOf.put(weights.publishedName(weight), file);
            }
            SafetensorsWriter.write(folder.resolve(file), tensors, SafetensorsWriter.PYTORCH);
        }
        if (shards.size() > 1) {
            writeIndex(folder.resolve(INDEX), fileOf);
        }
    }

    private String fileName(int shard) {
        return shards.size() == 1
                ? "model.safetensors"
                : String.format(Locale.ROOT, "model-%05d-of-%05d.safetensors", shard + 1, shards.size());
    }

    private void writeIndex(Path file, Map<String, String> fileOf) {
        ObjectNode index = StudyJson.mapper().createObjectNode();
        index.putObject("metadata")
                .put(
                        "total_size",
                        weights.all().stream().mapToLong(Shards::bytes).sum());
        fileOf.forEach(index.putObject("weight_map")::put);
        try {
            StudyJson.mapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), index);
        } catch (IOException e) {
            throw FileFailure.unwritable(file, e);
        }
    }
}
