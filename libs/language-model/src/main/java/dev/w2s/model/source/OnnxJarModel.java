package dev.w2s.model.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.safetensors.TensorHeader;
import dev.w2s.model.architecture.Architectures;
import dev.w2s.model.tokenizer.HuggingFaceTextTokenizer;
import dev.w2s.model.tokenizer.TextTokenizer;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * A BERT encoder in a jar as langchain4j publishes them: a float32 ONNX graph and a tokenizer.json. The unpacked graph
 * is in memory once, until {@link #close}; a linear layer's weight is transposed when asked for.
 */
final class OnnxJarModel implements PretrainedFiles {
    private final String origin;
    private final String sha256;
    private final JsonNode configuration;
    private final TextTokenizer tokenizer;
    private final byte[] tokenizerJson;
    private Map<String, OnnxTensor> weights;

    private OnnxJarModel(
            String origin,
            String sha256,
            JsonNode configuration,
            TextTokenizer tokenizer,
            byte[] tokenizerJson,
            Map<String, OnnxTensor> weights) {
        this.origin = origin;
        this.sha256 = sha256;
        this.configuration = configuration;
        this.tokenizer = tokenizer;
        this.tokenizerJson = tokenizerJson;
        this.weights = weights;
    }

    /**
     * Opens a jar. Damaged files are refused as {@code CORRUPT_INPUT}, any graph but a float32 BERT as
     * {@code INVALID_REQUEST}.
     */
    static OnnxJarModel open(OnnxJar jar) {
        String origin = jar.graphOrigin();
        OnnxGraph graph = OnnxFile.parse(jar.graph(), origin);
        Map<String, OnnxTensor> weights = OnnxWeights.of(graph, origin);
        JsonNode configuration = new OnnxBertConfiguration(graph, weights, origin).synthesise();
        TextTokenizer tokenizer = Vocabulary.fitted(
                HuggingFaceTextTokenizer.of(jar.tokenizer(), jar.tokenizerOrigin()),
                Architectures.of(configuration).vocabularySize(),
                origin);
        return new OnnxJarModel(origin, jar.fingerprint(), configuration, tokenizer, jar.tokenizer(), weights);
    }

    /** {@inheritDoc} It is read from the graph. */
    @Override
    public JsonNode configuration() {
        return configuration;
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public Set<String> tensorNames() {
        return Collections.unmodifiableSet(weights.keySet());
    }

    @Override
    public TensorHeader header(String name) {
        return weight(name).header();
    }

    @Override
    public ByteBuffer bytes(String name) {
        return weight(name).bytes();
    }

    @Override
    public TextTokenizer tokenizer() {
        return tokenizer;
    }

    @Override
    public byte[] tokenizerJson() {
        return tokenizerJson.clone();
    }

    @Override
    public void close() {
        weights = Map.of();
    }

    private OnnxTensor weight(String name) {
        OnnxTensor weight = weights.get(name);
        if (weight == null) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    origin + " has no tensor '" + name + "' among its " + weights.size() + ", which begin with "
                            + weights.keySet().stream().limit(5).toList());
        }
        return weight;
    }
}
