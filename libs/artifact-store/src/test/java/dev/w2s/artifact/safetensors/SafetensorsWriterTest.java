package dev.w2s.artifact.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsWriterTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bert-tiny-head", "lora-data"})
    void writesTheBytesThatPythonWrites(String name) throws Exception {
        // given
        Path written = Path.of(
                getClass().getResource("/safetensors/" + name + ".safetensors").toURI());
        Path rewritten = folder.resolve("rewritten.safetensors");

        // when its content is written again
        try (SafetensorsFile original = SafetensorsFile.open(written)) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (String tensor : original.names()) {
                TensorHeader header = original.header(tensor);
                tensors.put(tensor, new Tensor(header.dtype(), header.shape(), original.bytes(tensor)));
            }
            SafetensorsWriter.write(rewritten, tensors, original.metadata());
        }

        // then
        assertThat(rewritten).hasSameBinaryContentAs(written);
    }

    @Test
    void dataBeginsAtAMultipleOfEightBytes() {
        Path file = folder.resolve("a.safetensors");
        SafetensorsWriter.write(file, Map.of("abc", Tensor.floats(new float[] {1}, 1)), Map.of());
        assertThat((file.toFile().length() - 4) % 8).isZero();
    }

    @Test
    void ordersNamesByCodePointLikePython() {
        // given two names whose UTF-16 order is the reverse of their code points' order
        String privateUse = "\uE000";
        String emoji = "\uD83D\uDE00";
        Tensor one = Tensor.longs(new long[] {1}, 1);
        Path file = folder.resolve("a.safetensors");

        // when
        SafetensorsWriter.write(file, Map.of(emoji, one, privateUse, one), Map.of());

        // then
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            assertThat(opened.names()).containsExactly(privateUse, emoji);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"__metadata__", "lone surrogate \uD83D"})
    void refusesNamesThatTheFormatCannotHold(String name) {
        Map<String, Tensor> tensors = Map.of(name, Tensor.longs(new long[] {1}, 1));
        assertThatThrownBy(() -> SafetensorsWriter.write(folder.resolve("a.safetensors"), tensors, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be named");
    }

    @Test
    void aFolderThatCannotBeWrittenIsAStorageFailureWithFreeSpace() {
        Path file = folder.resolve("no-such-folder").resolve("a.safetensors");
        assertThatThrownBy(() -> SafetensorsWriter.write(file, Map.of(), Map.of()))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.STORAGE))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("bytes free");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsAStorageFailureAndLeavesNoFile() throws Exception {
        // given
        Path file = Files.createSymbolicLink(folder.resolve("a.safetensors"), Path.of("/dev/full"));
        Map<String, Tensor> tensors = Map.of("x", Tensor.floats(new float[1_000], 1_000));

        // when, then
        assertThatThrownBy(() -> SafetensorsWriter.write(file, tensors, Map.of()))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.STORAGE))
                .hasMessageContaining("No space left on device");
        assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void aTensorWhoseDataDoesNotFitItsShapeIsRefused() {
        assertThatThrownBy(() -> new Tensor(DType.F32, List.of(2L), ByteBuffer.allocate(4)))
                .hasMessageContaining("takes 8 bytes, but the data has 4");
    }
}
