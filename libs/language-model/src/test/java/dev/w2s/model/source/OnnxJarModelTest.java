package dev.w2s.model.source;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.safetensors.DType;
import dev.w2s.study.catalogue.BundledModel;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.model.ModelReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The jars on the classpath, which are those of the catalogue. */
class OnnxJarModelTest {
    private static final Map<String, PretrainedFiles> OPENED = new HashMap<>();
    private static final GraphProto MINI_LM = graph("/all-minilm-l6-v2.onnx");

    static Stream<BundledModel> bundled() {
        return BundledModels.load().all().stream();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void theFilesAreThePinnedOnes(BundledModel model) {
        assertThat(open(model.name()).sha256()).isEqualTo(model.sha256());
    }

    @ParameterizedTest
    @CsvSource({"all-minilm-l6-v2, 6", "bge-small-en-v1.5, 12"})
    void theConfigurationIsReadOutOfTheGraph(String name, int layers) {
        // when
        JsonNode configuration = open(name).configuration();

        // then: as in the config.json of these models on the hub
        assertThat(configuration.get("model_type").asText()).isEqualTo("bert");
        assertThat(configuration.get("num_hidden_layers").asInt()).isEqualTo(layers);
        assertThat(configuration.get("hidden_size").asInt()).isEqualTo(384);
        assertThat(configuration.get("num_attention_heads").asInt()).isEqualTo(12);
        assertThat(configuration.get("intermediate_size").asInt()).isEqualTo(1536);
        assertThat(configuration.get("vocab_size").asInt()).isEqualTo(30522);
        assertThat(configuration.get("max_position_embeddings").asInt()).isEqualTo(512);
        assertThat(configuration.get("type_vocab_size").asInt()).isEqualTo(2);
        assertThat(configuration.get("layer_norm_eps").asDouble()).isEqualTo(1e-12);
        assertThat(configuration.get("hidden_act").asText()).isEqualTo("gelu");
    }

    @ParameterizedTest
    @CsvSource({"all-minilm-l6-v2, 6", "bge-small-en-v1.5, 12"})
    void everyTensorOfEveryLayerHasItsShape(String name, int layers) {
        // given
        PretrainedFiles files = open(name);
        Map<String, List<Long>> expected = new HashMap<>();
        expected.put("embeddings.word_embeddings.weight", List.of(30522L, 384L));
        expected.put("embeddings.position_embeddings.weight", List.of(512L, 384L));
        expected.put("embeddings.token_type_embeddings.weight", List.of(2L, 384L));
        expectNorm(expected, "embeddings.LayerNorm");
        for (int layer = 0; layer < layers; layer++) {
            String path = "encoder.layer." + layer + ".";
            expectLinear(expected, path + "attention.self.query", 384, 384);
            expectLinear(expected, path + "attention.self.key", 384, 384);
            expectLinear(expected, path + "attention.self.value", 384, 384);
            expectLinear(expected, path + "attention.output.dense", 384, 384);
            expectLinear(expected, path + "intermediate.dense", 1536, 384);
            expectLinear(expected, path + "output.dense", 384, 1536);
            expectNorm(expected, path + "attention.output.LayerNorm");
            expectNorm(expected, path + "output.LayerNorm");
        }

        // when
        Map<String, List<Long>> shapes = files.tensorNames().stream()
                .collect(Collectors.toMap(
                        tensor -> tensor, tensor -> files.header(tensor).shape()));

        // then
        assertThat(shapes).isEqualTo(expected);
        assertThat(files.tensorNames()).allSatisfy(tensor -> {
            assertThat(files.header(tensor).dtype()).isEqualTo(DType.F32);
            assertThat(files.bytes(tensor).remaining())
                    .isEqualTo((int) files.header(tensor).sizeInBytes());
        });
    }

    /** The numbers of the graph's nameless weights were read off the graph with another tool. */
    @ParameterizedTest
    @CsvSource({
        "onnx::MatMul_787, encoder.layer.0.attention.self.query.weight",
        "onnx::MatMul_788, encoder.layer.0.attention.self.key.weight",
        "onnx::MatMul_791, encoder.layer.0.attention.self.value.weight",
        "onnx::MatMul_797, encoder.layer.0.attention.output.dense.weight",
        "onnx::MatMul_798, encoder.layer.0.intermediate.dense.weight",
        "onnx::MatMul_799, encoder.layer.0.output.dense.weight",
        "onnx::MatMul_800, encoder.layer.1.attention.self.query.weight"
    })
    void linearWeightsAreTheTransposedOnesOfTheGraph(String stored, String name) {
        // given
        TensorProto graphs = initializerOfMiniLm(stored);
        FloatBuffer inByOut = floats(graphs.getRawData().asReadOnlyByteBuffer());
        int in = (int) graphs.getDims(0);
        int out = (int) graphs.getDims(1);

        // when
        FloatBuffer outByIn = floats(open("all-minilm-l6-v2").bytes(name));

        // then
        FloatBuffer expected = FloatBuffer.allocate(in * out);
        for (int i = 0; i < in; i++) {
            for (int o = 0; o < out; o++) {
                expected.put(o * in + i, inByOut.get(i * out + o));
            }
        }
        assertThat(outByIn).isEqualTo(expected);
    }

    @Test
    void namedWeightsAreTheGraphsOwn() {
        // given
        String name = "embeddings.LayerNorm.weight";
        TensorProto graphs = initializerOfMiniLm(name);

        // then
        assertThat(open("all-minilm-l6-v2").bytes(name))
                .isEqualTo(graphs.getRawData().asReadOnlyByteBuffer());
    }

    @Test
    void theTokenizersTruncationIsOff() {
        // given
        String text = "window ".repeat(300);

        // when
        int[] ids = open("all-minilm-l6-v2").tokenizer().encode(text, 512);

        // then
        assertThat(ids).hasSize(302);
    }

    @Test
    void theShortNameAndTheJarOpenTheSame() {
        // given
        BundledModel model = BundledModels.load().find("all-minilm-l6-v2");

        // when
        try (PretrainedFiles files = new PretrainedModels().open(model.reference())) {

            // then
            assertThat(files.sha256()).isEqualTo(open(model.name()).sha256());
        }
    }

    private static PretrainedFiles open(String name) {
        return OPENED.computeIfAbsent(name, known -> new PretrainedModels().open(new ModelReference(known)));
    }

    private static void expectLinear(Map<String, List<Long>> shapes, String path, long out, long in) {
        shapes.put(path + ".weight", List.of(out, in));
        shapes.put(path + ".bias", List.of(out));
    }

    private static void expectNorm(Map<String, List<Long>> shapes, String path) {
        shapes.put(path + ".weight", List.of(384L));
        shapes.put(path + ".bias", List.of(384L));
    }

    private static TensorProto initializerOfMiniLm(String name) {
        return MINI_LM.getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static GraphProto graph(String resource) {
        try (InputStream in = Objects.requireNonNull(OnnxJarModelTest.class.getResourceAsStream(resource))) {
            return ModelProto.parseFrom(in).getGraph();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FloatBuffer floats(ByteBuffer bytes) {
        return bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }
}
