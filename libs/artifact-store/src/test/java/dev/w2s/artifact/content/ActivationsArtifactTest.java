package dev.w2s.artifact.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.safetensors.RowsWriter;
import dev.w2s.artifact.safetensors.SafetensorsWriter;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.ArtifactKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationsArtifactTest {
    @TempDir
    Path folder;

    @Test
    void aLayerThatIsWrittenIsReadBack() throws Exception {
        // given
        try (RowsWriter writer = ActivationsArtifact.write(folder, Split.VAL, List.of(1, 12), List.of("a", "b"), 3)) {
            writer.write(new float[][] {{1, 2, 3}, {7, 8, 9}});
            writer.write(new float[][] {{4, 5, 6}, {10, 11, 12}});
        }

        // when
        LayerActivations layer = artifact().layer(Split.VAL, 12);

        // then
        float[] rows = new float[6];
        layer.parts().get(0).asFloatBuffer().get(rows);
        assertThat(layer.ids()).containsExactly("a", "b");
        assertThat(layer.dimension()).isEqualTo(3);
        assertThat(rows).containsExactly(7, 8, 9, 10, 11, 12);
    }

    @Test
    void aFolderHasTheSplitsThatWereWritten() {
        // given
        ActivationsArtifact.write(folder, Split.VAL, List.of(1), List.of(), 3).close();

        // then
        assertThat(ActivationsArtifact.hasSplit(folder, Split.VAL)).isTrue();
        assertThat(ActivationsArtifact.hasSplit(folder, Split.TEST)).isFalse();
    }

    @Test
    void aLayerOfAnotherNumberOfRowsThanIdsIsRefused() {
        assertRefused(Map.of("ids", "[\"a\",\"b\"]"), "layer.1 as F32 [3, 2], where F32 [2, d] was expected");
    }

    @Test
    void aFileWithoutIdsIsRefused() {
        assertRefused(Map.of(), "val.safetensors has no ids in its metadata");
    }

    @Test
    void idsThatAreNotAListAreRefused() {
        assertRefused(Map.of("ids", "{}"), "has ids in its metadata that are not a JSON array of strings");
    }

    private void assertRefused(Map<String, String> metadata, String message) {
        SafetensorsWriter.write(
                folder.resolve("val.safetensors"),
                Map.of("layer.1", Tensor.floats(new float[] {1, 2, 3, 4, 5, 6}, 3, 2)),
                metadata);
        assertThatThrownBy(() -> artifact().layer(Split.VAL, 1))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining(message);
    }

    private ActivationsArtifact artifact() throws Exception {
        return new ActivationsArtifact(SomeArtifact.in(folder, ArtifactKind.ACTIVATIONS));
    }
}
