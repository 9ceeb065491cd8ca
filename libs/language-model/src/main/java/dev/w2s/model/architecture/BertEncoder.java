package dev.w2s.model.architecture;

import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.Pooling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** BERT and the sentence encoders made from it: script {@code encoder.py}. */
public record BertEncoder(
        int layers,
        int hiddenSize,
        int heads,
        int feedForwardSize,
        int vocabularySize,
        int maximumPositions,
        int tokenTypes,
        double normEpsilon,
        double initializerRange)
        implements Architecture {
    private static final List<String> LINEAR =
            List.of("attention.output.dense", "intermediate.dense", "key", "output.dense", "query", "value");
    private static final String POOLER = "pooler.dense";
    private static final String HEAD_ON_POOLED = "head_on_pooled";
    private static final String PREFIX = "bert.";
    private static final Set<String> BUFFERS = Set.of("embeddings.position_ids", "embeddings.token_type_ids");
    private static final Pattern GAMMA = Pattern.compile("LayerNorm\\.gamma$");
    private static final Pattern BETA = Pattern.compile("LayerNorm\\.beta$");

    static BertEncoder of(Configuration configuration) {
        configuration.require("hidden_act", "gelu");
        configuration.require("position_embedding_type", "absolute");
        int hiddenSize = configuration.positive("hidden_size");
        int heads = configuration.positive("num_attention_heads");
        if (hiddenSize % heads != 0) {
            throw configuration.refused("hidden_size", "must be a multiple of num_attention_heads (" + heads + ")");
        }
        return new BertEncoder(
                configuration.positive("num_hidden_layers"),
                hiddenSize,
                heads,
                configuration.positive("intermediate_size"),
                configuration.positive("vocab_size"),
                configuration.positive("max_position_embeddings"),
                configuration.positive("type_vocab_size"),
                configuration.number("layer_norm_eps", 1e-12),
                configuration.number("initializer_range", 0.02));
    }

    @Override
    public ScriptArchive script() {
        return ScriptArchive.ofResource("encoder.py", Map.of("heads", (long) heads, "epsilon", normEpsilon));
    }

    @Override
    public List<Weight> embeddingWeights() {
        return Stream.concat(
                        Stream.of(
                                Weight.of("words", "embeddings.word_embeddings.weight", vocabularySize, hiddenSize),
                                Weight.of(
                                        "places",
                                        "embeddings.position_embeddings.weight",
                                        maximumPositions,
                                        hiddenSize),
                                Weight.of("types", "embeddings.token_type_embeddings.weight", tokenTypes, hiddenSize)),
                        LayerPart.layerNorm("norm", "embeddings.LayerNorm", hiddenSize).weights().stream())
                .toList();
    }

    @Override
    public List<LayerPart> layerParts(int layer) {
        String path = "encoder.layer." + layer + ".";
        return List.of(
                LayerPart.linear("query", path + "attention.self.query", hiddenSize, hiddenSize),
                LayerPart.linear("key", path + "attention.self.key", hiddenSize, hiddenSize),
                LayerPart.linear("value", path + "attention.self.value", hiddenSize, hiddenSize),
                LayerPart.linear("output", path + "attention.output.dense", hiddenSize, hiddenSize),
                LayerPart.linear("up", path + "intermediate.dense", hiddenSize, feedForwardSize),
                LayerPart.linear("down", path + "output.dense", feedForwardSize, hiddenSize),
                LayerPart.layerNorm("attention_norm", path + "attention.output.LayerNorm", hiddenSize),
                LayerPart.layerNorm("norm", path + "output.LayerNorm", hiddenSize));
    }

    @Override
    public List<Pooling> poolings() {
        return List.of(Pooling.MEAN, Pooling.FIRST_TOKEN);
    }

    @Override
    public Head head(Pooling pooling, Set<String> available) {
        List<Weight> score = List.of(Weight.of("score", "score.weight", 2, hiddenSize));
        return switch (pooling) {
            case MEAN -> new Head(pooling, "head_on_mean", List.of(), score);
            case FIRST_TOKEN ->
                available.contains(POOLER + ".weight")
                        ? new Head(
                                pooling,
                                HEAD_ON_POOLED,
                                LayerPart.linear("pooler", POOLER, hiddenSize, hiddenSize)
                                        .weights(),
                                LayerPart.linear("classifier", "classifier", hiddenSize, 2)
                                        .weights())
                        : new Head(pooling, "head_on_rows", List.of(), score);
            case LAST_TOKEN ->
                throw new CategorizedException(
                        FailureCategory.INVALID_REQUEST,
                        "pooling: 'last-token' is for decoders; an encoder is read by 'mean' or 'first-token'");
        };
    }

    @Override
    public Optional<String> nameOf(String published) {
        return currentName(published);
    }

    /** Translates a name that a weight of BERT had at some time to today's name; empty for what is not a weight. */
    public static Optional<String> currentName(String published) {
        String name = published.startsWith(PREFIX) ? published.substring(PREFIX.length()) : published;
        if (BUFFERS.contains(name)) {
            return Optional.empty();
        }
        name = GAMMA.matcher(name).replaceFirst("LayerNorm.weight");
        return Optional.of(BETA.matcher(name).replaceFirst("LayerNorm.bias"));
    }

    @Override
    public List<String> linearModuleNames() {
        return LINEAR;
    }

    @Override
    public Optional<String> transformersClass(Head head) {
        return head.method().equals(HEAD_ON_POOLED) ? Optional.of("BertForSequenceClassification") : Optional.empty();
    }

    @Override
    public String peftPrefix() {
        return PREFIX;
    }
}
