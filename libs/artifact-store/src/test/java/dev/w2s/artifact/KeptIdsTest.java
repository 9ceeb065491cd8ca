package dev.w2s.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
        KeptIds kept = new KeptIds(Map.of(Split.STRONG_TRAIN, List.of("z", "a", "ü"), Split.VAL, List.of()));

        // when
        kept.writeTo(folder);

        // then
        assertThat(KeptIds.read(artifact())).isEqualTo(kept);
    }

    @Test
    void theFileIsOneThatOtherToolsOpen() throws Exception {
        // when
        new KeptIds(Map.of(Split.VAL, List.of("b"), Split.STRONG_TRAIN, List.of("c", "a"))).writeTo(folder);

        // then
        assertThat(folder.resolve("kept.json")).hasContent("{\"strong_train\":[\"c\",\"a\"],\"val\":[\"b\"]}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"strong_train\": [1, {}]}", "{\"nowhere\": []}", "{\"val\": [\"a\", \"a\"]}"})
    void whatIsNotThatIsRefusedAsCorrupt(String content) throws Exception {
        // given
        Files.writeString(folder.resolve(KeptIds.FILE), content);

        // when, then
        assertThatThrownBy(() -> KeptIds.read(artifact()))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("kept.json");
    }

    @Test
    void aLabelSetThatNoProbeMadeHasNone() {
        assertThatThrownBy(() -> KeptIds.read(artifact()))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("has no file 'kept.json'");
    }

    private Artifact artifact() throws IOException {
        Path file = folder.resolve(KeptIds.FILE);
        List<ManifestFile> files = Files.exists(file)
                ? List.of(new ManifestFile(KeptIds.FILE, Files.size(file), "0".repeat(64)))
                : List.of();
        ArtifactId id = new ArtifactId(ArtifactKind.LABEL_SET, new Key("0".repeat(64)));
        Manifest manifest = new Manifest(
                id.kind(),
                id.key(),
                JsonNodeFactory.instance.objectNode(),
                List.of(),
                files,
                "test",
                "host",
                "cpu",
                Instant.EPOCH,
                0,
                Map.of());
        return new Artifact(id, folder, manifest);
    }
}
