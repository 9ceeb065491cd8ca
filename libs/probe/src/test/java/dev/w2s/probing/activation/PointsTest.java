package dev.w2s.probing.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.artifact.safetensors.SafetensorsWriter;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.probing.fixture.Engine;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTest {
    @TempDir
    private Path folder;

    private SafetensorsFile file(Tensor tensor) {
        Path path = folder.resolve("activations.safetensors");
        SafetensorsWriter.write(path, Map.of("activations", tensor), Map.of());
        return SafetensorsFile.open(path);
    }

    @Test
    void thePointsOfAFileAreItsRows() {
        // given
        SafetensorsFile file = file(Tensor.floats(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));

        // when
        try (Points points = Points.mapped(Engine.TORCH, List.of("a", "b", "c"), file, "activations")) {
            // then
            assertThat(points.count()).isEqualTo(3);
            assertThat(points.dimension()).isEqualTo(2);
            assertThat(points.tensor().toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void aFileOfAnotherNumberOfRowsThanIdsIsRefused() {
        // given
        SafetensorsFile file = file(Tensor.floats(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));

        // then
        assertThatThrownBy(() -> Points.mapped(Engine.TORCH, List.of("a", "b"), file, "activations"))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining("F32 [3, 2], where F32 [2, d] was expected");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void anActivationThatIsNotFiniteIsRefusedWithItsExample(float value) {
        assertThatThrownBy(() -> Engine.points(new float[] {1, 2}, new float[] {3, value}))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.NUMERICAL))
                .hasMessageContaining("'example1'");
    }

    @Test
    void theExampleIsNamedInLaterBlocksToo() {
        // given
        float[][] rows = Engine.normal(3000, 2, 0);
        rows[2500][1] = Float.NaN;

        // then
        assertThatThrownBy(() -> Engine.points(rows)).hasMessageContaining("'example2500'");
    }
}
