package dev.w2s.artifact.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsWriterTest {
    private static final Map<String, String> METADATA = Map.of("ids", "[\"a\",\"b\"]");

    @TempDir
    private Path folder;

    @Test
    void theFileIsTheOneThatIsWrittenAtOnce() {
        // given: names whose order in the file is another
        Path atOnce = folder.resolve("at-once");
        Path byRows = folder.resolve("by-rows");
        SafetensorsWriter.write(
                atOnce,
                Map.of(
                        "layer.6", Tensor.floats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3),
                        "layer.12", Tensor.floats(new float[] {7, 8, 9, 10, 11, 12}, 2, 3)),
                METADATA);

        // when
        try (RowsWriter writer = RowsWriter.open(byRows, List.of("layer.6", "layer.12"), 2, 3, METADATA)) {
            writer.write(new float[][] {{1, 2, 3}, {7, 8, 9}});
            writer.write(new float[][] {{4, 5, 6}, {10, 11, 12}});
        }

        // then
        assertThat(byRows).hasSameBinaryContentAs(atOnce);
    }

    @Test
    void withoutAllOfItsRowsThereIsNoFile() {
        // given
        Path file = folder.resolve("half");

        // when
        try (RowsWriter writer = RowsWriter.open(file, List.of("x"), 2, 3, Map.of())) {
            writer.write(new float[][] {{1, 2, 3}});
        }

        // then
        assertThat(file).doesNotExist();
    }

    @Test
    void moreRowsThanAnnouncedAreRefused() {
        try (RowsWriter writer = RowsWriter.open(folder.resolve("x"), List.of("x"), 1, 1, Map.of())) {
            writer.write(new float[][] {{1}});
            assertThatThrownBy(() -> writer.write(new float[][] {{2}})).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        try (RowsWriter writer = RowsWriter.open(folder.resolve("x"), List.of("x"), 1, 2, Map.of())) {
            assertThatThrownBy(() -> writer.write(new float[][] {{1}})).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
