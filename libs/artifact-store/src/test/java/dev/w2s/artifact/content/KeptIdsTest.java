package dev.w2s.artifact.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.Artifact;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.recipe.ArtifactKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptIdsTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBackInItsOrder() throws Exception {
        // given
        Map<Split, List<String>> kept = Map.of(Split.STRONG_TRAIN, List.of("z", "a", "ü"), Split.VAL, List.of());

        // when
        LabelSetArtifact.writeKept(folder, kept);

        // then
        assertThat(LabelSetArtifact.kept(artifact())).isEqualTo(kept);
    }

    @Test
    void theFileIsOneThatOtherToolsOpen() throws Exception {
        // when
        LabelSetArtifact.writeKept(folder, Map.of(Split.VAL, List.of("b"), Split.STRONG_TRAIN, List.of("c", "a")));

        // then
        assertThat(folder.resolve("kept.json")).hasContent("{\"strong_train\":[\"c\",\"a\"],\"val\":[\"b\"]}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"strong_train\": [1, {}]}", "{\"nowhere\": []}", "{\"val\": [\"a\", \"a\"]}"})
    void whatIsNotThatIsRefusedAsCorrupt(String content) throws Exception {
        // given
        Files.writeString(folder.resolve("kept.json"), content);

        // when, then
        assertThatThrownBy(() -> LabelSetArtifact.kept(artifact()))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("kept.json");
    }

    @Test
    void aLabelSetThatNoProbeMadeHasNone() {
        assertThatThrownBy(() -> LabelSetArtifact.kept(artifact()))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("has no file 'kept.json'");
    }

    private Artifact artifact() throws IOException {
        return SomeArtifact.in(folder, ArtifactKind.LABEL_SET);
    }
}
