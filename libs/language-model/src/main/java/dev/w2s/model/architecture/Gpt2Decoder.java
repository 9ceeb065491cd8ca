package dev.w2s.model.architecture;

import dev.w2s.model.torch.ScriptArchive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** GPT-2: script {@code gpt2.py}. */
public record Gpt2Decoder(
        int layers,
        int hiddenSize,
        int heads,
        int feedForwardSize,
        int vocabularySize,
        int maximumPositions,
        double normEpsilon,
        double initializerRange)
        implements Decoder {
    private static final DecoderNames NAMES =
            new DecoderNames("transformer.", Set.of(".attn.bias", ".attn.masked_bias"));

    static Gpt2Decoder of(Configuration configuration) {
        configuration.require("activation_function", "gelu_new");
        configuration.require("scale_attn_weights", "true");
        configuration.require("scale_attn_by_inverse_layer_idx", "false");
        configuration.require("add_cross_attention", "false");
        int hiddenSize = configuration.positive("n_embd");
        int heads = configuration.positive("n_head");
        if (hiddenSize % heads != 0) {
            throw configuration.refused("n_embd", "must be a multiple of n_head (" + heads + ")");
        }
        return new Gpt2Decoder(
                configuration.positive("n_layer"),
                hiddenSize,
                heads,
                configuration.positive("n_inner", 4 * hiddenSize),
                configuration.positive("vocab_size"),
                configuration.positive("n_positions"),
                configuration.number("layer_norm_epsilon", 1e-5),
                configuration.number("initializer_range", 0.02));
    }

    @Override
    public ScriptArchive script() {
        return ScriptArchive.ofResource("gpt2.py", Map.of("heads", (long) heads, "epsilon", normEpsilon));
    }

    @Override
    public List<Weight> embeddingWeights() {
        return List.of(
                Weight.of("words", "wte.weight", vocabularySize, hiddenSize),
                Weight.of("places", "wpe.weight", maximumPositions, hiddenSize));
    }

    @Override
    public List<LayerPart> layerParts(int layer) {
        String path = "h." + layer + ".";
        return List.of(
                LayerPart.layerNorm("attention_norm", path + "ln_1", hiddenSize),
                LayerPart.linearStoredByInput("attention", path + "attn.c_attn", hiddenSize, 3 * hiddenSize),
                LayerPart.linearStoredByInput("output", path + "attn.c_proj", hiddenSize, hiddenSize),
                LayerPart.layerNorm("norm", path + "ln_2", hiddenSize),
                LayerPart.linearStoredByInput("up", path + "mlp.c_fc", hiddenSize, feedForwardSize),
                LayerPart.linearStoredByInput("down", path + "mlp.c_proj", feedForwardSize, hiddenSize));
    }

    @Override
    public List<Weight> finalNorm() {
        return LayerPart.layerNorm("norm", "ln_f", hiddenSize).weights();
    }

    @Override
    public DecoderNames names() {
        return NAMES;
    }

    @Override
    public List<String> linearModuleNames() {
        return List.of("c_attn", "c_fc", "c_proj");
    }

    @Override
    public boolean storesLinearWeightsByInput() {
        return true;
    }

    @Override
    public Optional<String> transformersClass(Head head) {
        return Optional.of("GPT2ForSequenceClassification");
    }
}
