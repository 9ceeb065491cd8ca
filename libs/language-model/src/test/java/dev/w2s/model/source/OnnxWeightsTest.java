package dev.w2s.model.source;

import static dev.w2s.model.source.OnnxGraphs.floats;
import static dev.w2s.model.source.OnnxGraphs.graph;
import static dev.w2s.model.source.OnnxGraphs.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class OnnxWeightsTest {
    private static final NodeProto PRODUCT = node("MatMul", "product", "x", "onnx::MatMul_7");
    private static final NodeProto SUM = node("Add", "y", "query.bias", "product");
    private static final TensorProto WEIGHT = floats("onnx::MatMul_7", List.of(2L, 3L), 1, 2, 3, 4, 5, 6);
    private static final TensorProto BIAS = floats("query.bias", List.of(3L), 0, 0, 0);

    @Test
    void aNamelessWeightIsKnownByItsBiasAndTurnedOver() {
        // when
        Map<String, OnnxTensor> weights = weights(graph(List.of(WEIGHT, BIAS), List.of(PRODUCT, SUM)));

        // then
        OnnxTensor weight = weights.get("query.weight");
        FloatBuffer elements = weight.bytes().asFloatBuffer();
        assertThat(weight.header().shape()).containsExactly(3L, 2L);
        assertThat(elements).isEqualTo(FloatBuffer.wrap(new float[] {1, 4, 2, 5, 3, 6}));
    }

    @Test
    void theBiasMayStandOnEitherSideOfTheSum() {
        // given
        NodeProto sum = node("Add", "y", "product", "query.bias");

        // then
        assertThat(weights(graph(List.of(WEIGHT, BIAS), List.of(PRODUCT, sum)))).containsKey("query.weight");
    }

    @Test
    void aProductOfTwoActivationsHasNoWeight() {
        // given
        NodeProto attention = node("MatMul", "scores", "queries", "keys");

        // then
        assertThat(weights(graph(List.of(BIAS), List.of(attention)))).containsOnlyKeys("query.bias");
    }

    @Test
    void aWeightWithoutANamedBiasIsRefused() {
        assertThatUnsupported(graph(List.of(WEIGHT), List.of(PRODUCT)))
                .hasMessage("tiny.onnx is not a float32 BERT encoder as transformers exports it: no named bias is added"
                        + " to the product with onnx::MatMul_7");
    }

    @Test
    void aBiasOfAnotherSizeIsRefused() {
        // given
        TensorProto bias = floats("query.bias", List.of(2L), 0, 0);

        // then
        assertThatUnsupported(graph(List.of(WEIGHT, bias), List.of(PRODUCT, SUM)))
                .hasMessageEndingWith(
                        "onnx::MatMul_7 with shape [2, 3] and query.bias with shape [2] do not form a linear layer");
    }

    @Test
    void aQuantizedWeightIsRefused() {
        // given
        TensorProto weight = WEIGHT.toBuilder()
                .setDataType(TensorProto.DataType.INT8.getNumber())
                .build();

        // then
        assertThatUnsupported(graph(List.of(weight, BIAS), List.of(PRODUCT, SUM)))
                .hasMessageEndingWith("onnx::MatMul_7 with shape [2, 3] is not stored as plain float32 in the file"
                        + " itself; quantized models are not supported");
    }

    @Test
    void aWeightWithTooFewBytesIsRefused() {
        // given
        TensorProto weight = floats("onnx::MatMul_7", List.of(2L, 3L), 1, 2, 3);

        // then
        assertThatUnsupported(graph(List.of(weight, BIAS), List.of(PRODUCT, SUM)))
                .hasMessageContaining("onnx::MatMul_7 with shape [2, 3] is not stored as plain float32");
    }

    @Test
    void anotherKindOfModelIsRefusedByWhatItLacks() {
        // given
        OnnxGraph graph = graph(List.of(WEIGHT, BIAS), List.of(PRODUCT, SUM));

        // then
        assertThatThrownBy(() -> new OnnxBertConfiguration(graph, weights(graph), "tiny.onnx").synthesise())
                .isInstanceOf(CategorizedException.class)
                .hasMessageEndingWith("it has no matrix 'embeddings.word_embeddings.weight'");
    }

    private static Map<String, OnnxTensor> weights(OnnxGraph graph) {
        return OnnxWeights.of(graph, "tiny.onnx");
    }

    private static AbstractThrowableAssert<?, ?> assertThatUnsupported(OnnxGraph graph) {
        return assertThatThrownBy(() -> weights(graph))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST));
    }
}
