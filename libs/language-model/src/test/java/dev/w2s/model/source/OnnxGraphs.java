package dev.w2s.model.source;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Small graphs for tests, written as PyTorch's exporter writes them. */
final class OnnxGraphs {
    private OnnxGraphs() {}

    static TensorProto floats(String name, List<Long> shape, float... values) {
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return TensorProto.newBuilder()
                .setName(name)
                .addAllDims(shape)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(raw))
                .build();
    }

    static NodeProto node(String type, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .build();
    }

    static OnnxGraph graph(List<TensorProto> initializers, List<NodeProto> nodes) {
        return new OnnxGraph(GraphProto.newBuilder()
                .addAllInitializer(initializers)
                .addAllNode(nodes)
                .build());
    }
}
