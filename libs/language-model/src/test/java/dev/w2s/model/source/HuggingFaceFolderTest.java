package dev.w2s.model.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.artifact.safetensors.DType;
import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.artifact.safetensors.SafetensorsWriter;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.artifact.safetensors.TensorHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuggingFaceFolderTest {
    @TempDir
    private Path folder;

    @Test
    void tensorsKeepTheirNamesShapesAndBytes() throws IOException {
        // given
        TinyBert model = TinyBert.in(folder);

        // when
        try (PretrainedFiles files = model.open();
                SafetensorsFile stored = SafetensorsFile.open(model.file(TinyBert.WEIGHTS))) {

            // then
            String name = "encoder.layer.2.intermediate.dense.weight";
            assertThat(files.tensorNames()).hasSize(55).isEqualTo(stored.names());
            assertThat(files.header(name).shape()).containsExactly(160L, 64L);
            assertThat(files.bytes(name)).isEqualTo(stored.bytes(name));
            assertThat(files.bytes(name).order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        }
    }

    @Test
    void theOldestPublishedNamesGiveTheSameModel() throws IOException {
        // given
        Map<String, ByteBuffer> today = tensors(TinyBert.in(folder));

        // when
        TinyBert old = TinyBert.in(Files.createDirectory(folder.resolve("old")));
        old.put(TinyBert.WEIGHTS, "model.published-keys.safetensors");
        old.put(TinyBert.CONFIGURATION, "config.classic.json");

        // then
        assertThat(tensors(old)).isEqualTo(today);
    }

    @Test
    void aHeaderCarriesTodaysName() throws IOException {
        // given
        TinyBert old = TinyBert.in(folder);
        old.put(TinyBert.WEIGHTS, "model.published-keys.safetensors");

        // when
        try (PretrainedFiles files = old.open()) {
            TensorHeader header = files.header("embeddings.LayerNorm.weight");

            // then
            assertThat(header.name()).isEqualTo("embeddings.LayerNorm.weight");
            assertThat(header.dtype()).isEqualTo(DType.F32);
            assertThat(header.shape()).containsExactly(64L);
        }
    }

    @Test
    void buffersAreNoWeights() throws IOException {
        // given
        TinyBert model = TinyBert.in(folder);
        Map<String, Tensor> tensors = new HashMap<>();
        tensors.put("bert.embeddings.position_ids", Tensor.longs(new long[] {0, 1}, 1, 2));
        tensors.put("bert.embeddings.word_embeddings.weight", Tensor.floats(new float[] {1, 2}, 2, 1));
        SafetensorsWriter.write(model.file(TinyBert.WEIGHTS), tensors, SafetensorsWriter.PYTORCH);

        // then
        try (PretrainedFiles files = model.open()) {
            assertThat(files.tensorNames()).containsExactly("embeddings.word_embeddings.weight");
        }
    }

    @Test
    void theConfigurationIsTheFolders() throws IOException {
        try (PretrainedFiles files = TinyBert.in(folder).open()) {
            assertThat(files.configuration().get("num_attention_heads").asInt()).isEqualTo(4);
        }
    }

    @Test
    void theTokenizerOutlivesTheFiles() throws IOException {
        // given
        PretrainedFiles files = TinyBert.in(folder).open();

        // when
        files.close();

        // then
        assertThat(files.tokenizer().encode("the", 8)).containsExactly(2, 96, 3);
    }

    @Test
    void theFingerprintIsThatOfTheFolder() throws IOException {
        // LC_ALL=C sha256sum config.json model.safetensors tokenizer.json | sha256sum
        try (PretrainedFiles files = TinyBert.in(folder).open()) {
            assertThat(files.sha256()).isEqualTo("06ea0683a13a95f9f5e5262dcfdb2ff05bfe7860004cb47920db0e7fcaabd10d");
        }
    }

    private static Map<String, ByteBuffer> tensors(TinyBert model) {
        try (PretrainedFiles files = model.open()) {
            return files.tensorNames().stream().collect(Collectors.toMap(Function.identity(), files::bytes));
        }
    }
}
