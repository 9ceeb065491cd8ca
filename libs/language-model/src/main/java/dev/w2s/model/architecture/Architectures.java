package dev.w2s.model.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The families of models that the engine runs, by the {@code model_type} of their {@code config.json}. */
public final class Architectures {
    private static final Map<String, Function<Configuration, Architecture>> BY_MODEL_TYPE = new TreeMap<>(Map.of(
            "bert", BertEncoder::of,
            "gpt2", Gpt2Decoder::of,
            "llama", configuration -> RotaryDecoder.of(RotaryFamily.LLAMA, configuration),
            "mistral", configuration -> RotaryDecoder.of(RotaryFamily.MISTRAL, configuration),
            "qwen2", configuration -> RotaryDecoder.of(RotaryFamily.QWEN2, configuration),
            "qwen3", configuration -> RotaryDecoder.of(RotaryFamily.QWEN3, configuration)));

    private Architectures() {}

    /**
     * Reads a model's structure from its {@code config.json}.
     *
     * @throws CategorizedException {@code INVALID_REQUEST} for an unknown family, {@code CORRUPT_INPUT} for a bad value
     */
    public static Architecture of(JsonNode configuration) {
        String modelType = configuration.path("model_type").asText();
        Function<Configuration, Architecture> family = BY_MODEL_TYPE.get(modelType);
        if (family == null) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "config.json: model_type '" + modelType + "' is not supported; supported are "
                            + BY_MODEL_TYPE.keySet());
        }
        return family.apply(new Configuration(configuration));
    }
}
