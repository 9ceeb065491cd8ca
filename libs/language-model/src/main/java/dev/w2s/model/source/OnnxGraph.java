package dev.w2s.model.source;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An ONNX graph, indexed: values have names, and a node reads some of them and makes others. */
final class OnnxGraph {
    private final GraphProto graph;
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Map<String, TensorProto> initializers = new LinkedHashMap<>();
    private final Map<String, NodeProto> makers = new HashMap<>();
    private final Map<String, List<NodeProto>> readers = new HashMap<>();

    OnnxGraph(GraphProto graph) {
        this.graph = graph;
        graph.getInitializerList().forEach(tensor -> initializers.put(tensor.getName(), tensor));
        constants.putAll(initializers);
        for (NodeProto node : graph.getNodeList()) {
            node.getInputList().forEach(value -> readers.computeIfAbsent(value, name -> new ArrayList<>())
                    .add(node));
            node.getOutputList().forEach(value -> makers.put(value, node));
            if (node.getOpType().equals("Constant")) {
                node.getAttributeList().stream()
                        .filter(AttributeProto::hasT)
                        .forEach(value -> constants.put(node.getOutput(0), value.getT()));
            }
        }
    }

    /** The weights, in the graph's order. */
    Map<String, TensorProto> initializers() {
        return Collections.unmodifiableMap(initializers);
    }

    Optional<TensorProto> initializer(String name) {
        return Optional.ofNullable(initializers.get(name));
    }

    Stream<NodeProto> nodes(String type) {
        return graph.getNodeList().stream().filter(node -> node.getOpType().equals(type));
    }

    /** The nodes of that type that read {@code value}. */
    Stream<NodeProto> readers(String value, String type) {
        return readers.getOrDefault(value, List.of()).stream()
                .filter(node -> node.getOpType().equals(type));
    }

    /** The node that makes {@code value}, if it has that type. */
    Optional<NodeProto> maker(String value, String type) {
        return Optional.ofNullable(makers.get(value))
                .filter(node -> node.getOpType().equals(type));
    }

    /** The whole numbers of a constant, or of the constants among those that a Concat joins to {@code value}. */
    List<Long> wholeNumbers(String value) {
        TensorProto constant = constants.get(value);
        if (constant == null) {
            return maker(value, "Concat").stream()
                    .flatMap(concat -> concat.getInputList().stream())
                    .flatMap(input -> wholeNumbers(input).stream())
                    .toList();
        }
        if (constant.getDataType() != TensorProto.DataType.INT64.getNumber()) {
            return List.of();
        }
        List<Long> numbers = new ArrayList<>(constant.getInt64DataList());
        ByteBuffer raw = raw(constant);
        while (raw.remaining() >= Long.BYTES) {
            numbers.add(raw.getLong());
        }
        return numbers;
    }

    /** The number that {@code value} always has, if it is a constant float32 scalar. */
    Optional<Float> scalar(String value) {
        return Optional.ofNullable(constants.get(value))
                .filter(constant -> constant.getDataType() == TensorProto.DataType.FLOAT.getNumber())
                .flatMap(constant -> {
                    if (constant.getFloatDataCount() == 1) {
                        return Optional.of(constant.getFloatData(0));
                    }
                    ByteBuffer raw = raw(constant);
                    return raw.remaining() == Float.BYTES ? Optional.of(raw.getFloat()) : Optional.empty();
                });
    }

    /** The elements as they lie in the file. */
    static ByteBuffer raw(TensorProto tensor) {
        return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
}
