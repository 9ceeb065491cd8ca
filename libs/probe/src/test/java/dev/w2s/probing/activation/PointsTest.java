package dev.w2s.probing.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.content.LayerActivations;
import dev.w2s.probing.fixture.Engine;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTest {
    private static ByteBuffer part(float... values) {
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes;
    }

    @Test
    void thePointsOfALayerAreTheRowsOfAllItsParts() {
        // given
        LayerActivations layer = new LayerActivations(List.of("a", "b", "c"), 2, List.of(part(1, 2, 3, 4), part(5, 6)));

        // when
        try (Points points = Points.of(Engine.TORCH, layer)) {
            // then
            assertThat(points.ids()).containsExactly("a", "b", "c");
            assertThat(points.count()).isEqualTo(3);
            assertThat(points.dimension()).isEqualTo(2);
            assertThat(points.tensor().toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
        }
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
