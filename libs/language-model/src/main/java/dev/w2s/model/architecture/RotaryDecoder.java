package dev.w2s.model.architecture;

import dev.w2s.model.torch.ScriptArchive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Llama and the families that followed it: script {@code decoder.py}. */
public record RotaryDecoder(
        RotaryFamily family,
        int layers,
        int hiddenSize,
        int heads,
        int keyValueHeads,
        int headSize,
        int feedForwardSize,
        int vocabularySize,
        int maximumPositions,
        double normEpsilon,
        RotaryFrequencies frequencies,
        double initializerRange)
        implements Decoder {
    private static final DecoderNames NAMES = new DecoderNames("model.", Set.of("rotary_emb.inv_freq"));
    private static final String NORM = "norm";

    static RotaryDecoder of(RotaryFamily family, Configuration configuration) {
        configuration.require("hidden_act", "silu");
        configuration.require("attention_bias", "false");
        configuration.require("mlp_bias", "false");
        int hiddenSize = configuration.positive("hidden_size");
        int heads = configuration.positive("num_attention_heads");
        int keyValueHeads = configuration.positive("num_key_value_heads", heads);
        if (heads % keyValueHeads != 0) {
            throw configuration.refused("num_attention_heads", "must be a multiple of num_key_value_heads");
        }
        int headSize = configuration.positive("head_dim", hiddenSize / heads);
        if (headSize % 2 != 0) {
            throw configuration.refused(
                    "head_dim", "must be even, but hidden_size / num_attention_heads is " + headSize);
        }
        return new RotaryDecoder(
                family,
                configuration.positive("num_hidden_layers"),
                hiddenSize,
                heads,
                keyValueHeads,
                headSize,
                configuration.positive("intermediate_size"),
                configuration.positive("vocab_size"),
                AttentionWindow.of(configuration).limited(configuration.positive("max_position_embeddings")),
                configuration.number("rms_norm_eps", 1e-6),
                RotaryFrequencies.of(configuration, headSize),
                configuration.number("initializer_range", 0.02));
    }

    @Override
    public ScriptArchive script() {
        return ScriptArchive.ofResource(
                "decoder.py",
                Map.of(
                        "heads",
                        (long) heads,
                        "key_value_heads",
                        (long) keyValueHeads,
                        "epsilon",
                        normEpsilon,
                        "frequencies",
                        frequencies.values()));
    }

    @Override
    public List<Weight> embeddingWeights() {
        return List.of(Weight.of("words", "embed_tokens.weight", vocabularySize, hiddenSize));
    }

    @Override
    public List<LayerPart> layerParts(int layer) {
        String path = "layers." + layer + ".";
        String attention = path + "self_attn.";
        String feedForward = path + "mlp.";
        return List.of(
                LayerPart.rmsNorm("attention_norm", path + "input_layernorm", hiddenSize),
                projection("query", attention + "q_proj", heads),
                headNorm("query_norm", attention + "q_norm"),
                projection("key", attention + "k_proj", keyValueHeads),
                headNorm("key_norm", attention + "k_norm"),
                projection("value", attention + "v_proj", keyValueHeads),
                LayerPart.linearWithoutBias("output", attention + "o_proj", heads * headSize, hiddenSize),
                LayerPart.rmsNorm("norm", path + "post_attention_layernorm", hiddenSize),
                LayerPart.linearWithoutBias("gate", feedForward + "gate_proj", hiddenSize, feedForwardSize),
                LayerPart.linearWithoutBias("up", feedForward + "up_proj", hiddenSize, feedForwardSize),
                LayerPart.linearWithoutBias("down", feedForward + "down_proj", feedForwardSize, hiddenSize));
    }

    private LayerPart projection(String name, String path, int count) {
        return family.projectionBias()
                ? LayerPart.linear(name, path, hiddenSize, count * headSize)
                : LayerPart.linearWithoutBias(name, path, hiddenSize, count * headSize);
    }

    private LayerPart headNorm(String parameter, String path) {
        return family.headNorms() ? LayerPart.rmsNorm(parameter, path, headSize) : LayerPart.absent(parameter);
    }

    @Override
    public List<Weight> finalNorm() {
        return LayerPart.rmsNorm(NORM, NORM, hiddenSize).weights();
    }

    @Override
    public DecoderNames names() {
        return NAMES;
    }

    @Override
    public List<String> linearModuleNames() {
        return List.of("down_proj", "gate_proj", "k_proj", "o_proj", "q_proj", "up_proj", "v_proj");
    }

    @Override
    public Optional<String> transformersClass(Head head) {
        return Optional.of(family.transformersName() + "ForSequenceClassification");
    }
}
