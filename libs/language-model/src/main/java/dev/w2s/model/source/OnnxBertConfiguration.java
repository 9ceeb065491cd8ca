package dev.w2s.model.source;

import ai.onnx.proto.OnnxMl.NodeProto;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads from the graph of a BERT what its {@code config.json} would say. */
final class OnnxBertConfiguration {
    private static final String LAYER = "encoder.layer.";

    private final OnnxGraph graph;
    private final Map<String, OnnxTensor> weights;
    private final String origin;

    /** @param origin names the file in errors */
    OnnxBertConfiguration(OnnxGraph graph, Map<String, OnnxTensor> weights, String origin) {
        this.graph = graph;
        this.weights = weights;
        this.origin = origin;
    }

    ObjectNode synthesise() {
        List<Long> words = shape("embeddings.word_embeddings.weight");
        long hidden = words.get(1);
        return JsonNodeFactory.instance
                .objectNode()
                .put("model_type", "bert")
                .put("vocab_size", words.get(0))
                .put("hidden_size", hidden)
                .put("num_hidden_layers", layers())
                .put("num_attention_heads", heads(hidden))
                .put(
                        "intermediate_size",
                        shape(LAYER + "0.intermediate.dense.weight").get(0))
                .put(
                        "max_position_embeddings",
                        shape("embeddings.position_embeddings.weight").get(0))
                .put(
                        "type_vocab_size",
                        shape("embeddings.token_type_embeddings.weight").get(0))
                .put("layer_norm_eps", layerNormEpsilon())
                .put("hidden_act", activation())
                .put("position_embedding_type", "absolute")
                .put("torch_dtype", "float32");
    }

    private List<Long> shape(String name) {
        OnnxTensor weight = weights.get(name);
        if (weight == null || weight.header().shape().size() != 2) {
            throw unsupported("it has no matrix '" + name + "'");
        }
        return weight.header().shape();
    }

    private int layers() {
        int layers = 0;
        while (weights.containsKey(LAYER + layers + ".output.dense.weight")) {
            layers++;
        }
        return layers;
    }

    /** Attention reshapes the queries to [batch, length, heads, head size]. */
    private long heads(long hidden) {
        return graph.readers(LAYER + "0.attention.self.query.bias", "Add")
                .flatMap(query -> graph.readers(query.getOutput(0), "Reshape"))
                .map(reshape -> graph.wholeNumbers(reshape.getInput(1)))
                .filter(shape ->
                        shape.size() >= 2 && shape.get(shape.size() - 2) * shape.get(shape.size() - 1) == hidden)
                .map(shape -> shape.get(shape.size() - 2))
                .findFirst()
                .orElseThrow(() -> unsupported("its number of attention heads is not found"));
    }

    /** LayerNorm divides by sqrt(variance + epsilon). */
    private double layerNormEpsilon() {
        return graph.nodes("Sqrt")
                .map(sqrt -> graph.maker(sqrt.getInput(0), "Add"))
                .flatMap(Optional::stream)
                .flatMap(sum -> sum.getInputList().stream())
                .map(graph::scalar)
                .flatMap(Optional::stream)
                .map(epsilon -> Double.parseDouble(Float.toString(epsilon)))
                .findFirst()
                .orElseThrow(() -> unsupported("the epsilon of its LayerNorm is not found"));
    }

    /** Exact GELU is the one activation that needs the error function. */
    private String activation() {
        return graph.nodes("Erf")
                .findFirst()
                .map(NodeProto::getOpType)
                .map(erf -> "gelu")
                .orElseThrow(() -> unsupported("its activation is not gelu"));
    }

    private CategorizedException unsupported(String why) {
        return new CategorizedException(
                FailureCategory.INVALID_REQUEST,
                origin + " is not a float32 BERT encoder as transformers exports it: " + why);
    }
}
