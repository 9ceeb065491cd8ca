package dev.w2s.tools.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sizes of a model.
 *
 * @param keyValueHeads of grouped-query attention; equal to {@code heads} where a family has none
 * @param positions the longest text, in tokens
 */
record ModelShape(
        Family family,
        int hidden,
        int layers,
        int heads,
        int keyValueHeads,
        int feedForward,
        int vocabulary,
        int positions) {
    /** The shapes of some published models, by name. */
    static final Map<String, ModelShape> PRESETS = new TreeMap<>(Map.of(
            "gpt2", new ModelShape(Family.GPT2, 768, 12, 12, 12, 3072, 50257, 1024),
            "bert-base", new ModelShape(Family.BERT, 768, 12, 12, 12, 3072, 30522, 512),
            "qwen1.5-0.5b", new ModelShape(Family.QWEN2, 1024, 24, 16, 16, 2816, 151936, 32768),
            "llama-3-8b", new ModelShape(Family.LLAMA, 4096, 32, 32, 8, 14336, 128256, 8192)));

    /** Returns the {@code config.json} of a model of this shape. */
    JsonNode configuration() {
        return switch (family) {
            case BERT -> bert();
            case GPT2 -> gpt2();
            case LLAMA, MISTRAL, QWEN2, QWEN3 -> rotary();
        };
    }

    private ObjectNode bert() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("model_type", family.label())
                .put("hidden_act", "gelu")
                .put("hidden_size", hidden)
                .put("num_hidden_layers", layers)
                .put("num_attention_heads", heads)
                .put("intermediate_size", feedForward)
                .put("vocab_size", vocabulary)
                .put("max_position_embeddings", positions)
                .put("type_vocab_size", 2);
    }

    private ObjectNode gpt2() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("model_type", family.label())
                .put("activation_function", "gelu_new")
                .put("n_embd", hidden)
                .put("n_layer", layers)
                .put("n_head", heads)
                .put("n_inner", feedForward)
                .put("vocab_size", vocabulary)
                .put("n_positions", positions);
    }

    private ObjectNode rotary() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("model_type", family.label())
                .put("hidden_act", "silu")
                .put("hidden_size", hidden)
                .put("num_hidden_layers", layers)
                .put("num_attention_heads", heads)
                .put("num_key_value_heads", keyValueHeads)
                .put("head_dim", hidden / heads)
                .put("intermediate_size", feedForward)
                .put("vocab_size", vocabulary)
                .put("max_position_embeddings", positions)
                .put("rms_norm_eps", 1e-6)
                .put("rope_theta", 10000.0)
                .put("tie_word_embeddings", true);
    }
}
