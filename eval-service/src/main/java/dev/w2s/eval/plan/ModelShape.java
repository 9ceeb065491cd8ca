package dev.w2s.eval.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a model, as far as planning needs it.
 *
 * @param modelType the family, as {@code config.json} names it
 * @param layers the number of hidden layers
 * @param layerWeights the number of weights in one layer's matrices: the multiply-adds of one token in one pass forward
 */
public record ModelShape(String modelType, int layers, long layerWeights) {
    /**
     * @param file a Hugging Face {@code config.json}
     * @throws dev.w2s.study.failure.CategorizedException {@code CORRUPT_INPUT} if it is not JSON,
     *     {@code INVALID_REQUEST} if it lacks a field that every transformer has
     */
    static ModelShape in(Path file) {
        try {
            return of(StudyJson.mapper().readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            throw FileFailure.corrupt(file, "is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }

    /** @param configuration the content of {@code config.json}, of any family */
    static ModelShape of(JsonNode configuration) {
        long hidden = required(configuration, "hidden_size", "n_embd");
        long heads = required(configuration, "num_attention_heads", "n_head");
        long headSize = optional(configuration, "head_dim", hidden / heads);
        long keyValueHeads = optional(configuration, "num_key_value_heads", heads);
        long inner = optional(configuration, "intermediate_size", optional(configuration, "n_inner", 4 * hidden));
        int mlpMatrices = configuration.path("hidden_act").asText().equals("silu") ? 3 : 2;
        long attention = 2 * hidden * headSize * (heads + keyValueHeads);
        int layers = (int) required(configuration, "num_hidden_layers", "n_layer");
        return new ModelShape(
                configuration.path("model_type").asText(), layers, attention + mlpMatrices * hidden * inner);
    }

    /** Returns the shape of the model's first {@code only} layers; null = all. */
    public ModelShape first(@Nullable Integer only) {
        return only == null ? this : new ModelShape(modelType, Math.min(layers, only), layerWeights);
    }

    private static long required(JsonNode configuration, String name, String nameInGpt2) {
        long value = optional(configuration, name, optional(configuration, nameInGpt2, 0));
        if (value <= 0) {
            throw new InvalidFieldException("model", "its config.json has no " + name);
        }
        return value;
    }

    private static long optional(JsonNode configuration, String name, long otherwise) {
        JsonNode value = configuration.get(name);
        return value == null || !value.isIntegralNumber() ? otherwise : value.longValue();
    }
}
