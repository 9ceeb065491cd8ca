package dev.w2s.model.source;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.w2s.model.architecture.BertEncoder;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the weights of a graph that PyTorch exported their Hugging Face names back. Embeddings, biases and norms kept
 * theirs; the weight of a linear layer became {@code onnx::MatMul_N}, transposed, and is known by the bias that is
 * added to its product.
 */
final class OnnxWeights {
    private static final String LOST_NAME = "onnx::";
    private static final String BIAS = ".bias";

    private final OnnxGraph graph;
    private final String origin;
    private final Map<String, OnnxTensor> weights = new LinkedHashMap<>();

    private OnnxWeights(OnnxGraph graph, String origin) {
        this.graph = graph;
        this.origin = origin;
    }

    /** @param origin names the file in errors */
    static Map<String, OnnxTensor> of(OnnxGraph graph, String origin) {
        OnnxWeights weights = new OnnxWeights(graph, origin);
        graph.initializers().forEach(weights::addNamed);
        graph.nodes("MatMul").forEach(weights::addProduct);
        return weights.weights;
    }

    private void addNamed(String name, TensorProto tensor) {
        if (!name.startsWith(LOST_NAME) && tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
            BertEncoder.currentName(name).ifPresent(today -> add(new OnnxTensor(today, tensor, false)));
        }
    }

    /** A product of two activations, as in attention, has no weight. */
    private void addProduct(NodeProto product) {
        graph.initializer(product.getInput(1)).ifPresent(weight -> addLinear(product.getOutput(0), weight));
    }

    private void addLinear(String product, TensorProto weight) {
        TensorProto bias = graph.readers(product, "Add")
                .flatMap(sum -> sum.getInputList().stream())
                .filter(input -> input.endsWith(BIAS))
                .flatMap(input -> graph.initializer(input).stream())
                .findFirst()
                .orElseThrow(() -> unsupported("no named bias is added to the product with " + weight.getName()));
        List<Long> shape = weight.getDimsList();
        if (shape.size() != 2 || !bias.getDimsList().equals(shape.subList(1, 2))) {
            throw unsupported(weight.getName() + " with shape " + shape + " and " + bias.getName() + " with shape "
                    + bias.getDimsList() + " do not form a linear layer");
        }
        String layer = bias.getName().substring(0, bias.getName().length() - BIAS.length());
        BertEncoder.currentName(layer + ".weight").ifPresent(today -> add(new OnnxTensor(today, weight, true)));
    }

    private void add(OnnxTensor tensor) {
        TensorProto stored = tensor.stored();
        long elements = stored.getDimsList().stream().reduce(1L, Math::multiplyExact);
        if (stored.getDataType() != TensorProto.DataType.FLOAT.getNumber()
                || stored.getRawData().size() != Float.BYTES * elements) {
            throw unsupported(stored.getName() + " with shape " + stored.getDimsList()
                    + " is not stored as plain float32 in the file itself; quantized models are not supported");
        }
        if (weights.put(tensor.name(), tensor) != null) {
            throw unsupported("it has two weights '" + tensor.name() + "'");
        }
    }

    private CategorizedException unsupported(String why) {
        return new CategorizedException(
                FailureCategory.INVALID_REQUEST,
                origin + " is not a float32 BERT encoder as transformers exports it: " + why);
    }
}
