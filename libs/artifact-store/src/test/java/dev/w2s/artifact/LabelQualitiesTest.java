package dev.w2s.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.LabelRow;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.score.LabelQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelQualitiesTest {
    private static final List<Example> TRUTH = List.of(new Example("a", "a", "t", 0), new Example("b", "b", "t", 1));

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        // given
        LabelQuality quality = measured(new LabelRow("a", 0.25, null), new LabelRow("b", 0.75, null));
        LabelQualities qualities = new LabelQualities(Map.of(Split.STRONG_TRAIN, quality, Split.TEST, quality));

        // when
        qualities.writeTo(folder);

        // then
        assertThat(LabelQualities.read(artifact())).isEqualTo(qualities);
    }

    @Test
    void theFileIsOneThatOtherToolsOpen() {
        // given
        LabelQuality quality = measured(new LabelRow("a", 0.25, null), new LabelRow("b", 0.75, null));

        // when
        new LabelQualities(Map.of(Split.VAL, quality)).writeTo(folder);

        // then
        assertThat(folder.resolve("quality.json"))
                .hasContent(
                        "{\"val\":{\"accuracy\":1,\"auc\":1,\"calibrationError\":0.25,\"examples\":2,"
                                + "\"histogramOfLabel0\":[0,0,1,0,0,0,0,0,0,0],\"histogramOfLabel1\":[0,0,0,0,0,0,0,1,0,0]}}\n");
    }

    @Test
    void anEarlierLabelSetSaysNothing() throws Exception {
        assertThat(LabelQualities.read(artifact()).bySplit()).isEmpty();
    }

    @Test
    void logitDifferencesRankWhereProbabilitiesAreTied() {
        assertThat(measured(new LabelRow("a", 1, 50.0), new LabelRow("b", 1, 60.0))
                        .auc())
                .isEqualTo(1.0);
    }

    @Test
    void labelsOfOtherExamplesAreRefused() {
        assertThatThrownBy(() -> measured(new LabelRow("a", 1, null), new LabelRow("c", 1, null)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessage("label of 'c' where that of 'b' was expected");
    }

    @Test
    void tooFewOrTooManyLabelsAreRefused() {
        assertThatThrownBy(() -> measured(new LabelRow("a", 1, null)))
                .isInstanceOf(CategorizedException.class)
                .hasMessage("example 'b' has no label");
        assertThatThrownBy(() ->
                        measured(new LabelRow("a", 1, null), new LabelRow("b", 1, null), new LabelRow("c", 1, null)))
                .isInstanceOf(CategorizedException.class)
                .hasMessage("label of 'c' where the split has ended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"nowhere\": {}}",
                "{\"val\": {\"examples\": 1}}",
                "{\"val\":{\"accuracy\":1,\"calibrationError\":0.25,\"examples\":2,"
                        + "\"histogramOfLabel0\":[1],\"histogramOfLabel1\":[1]}}"
            })
    void aDamagedFileIsRefused(String content) throws Exception {
        // given
        Files.writeString(folder.resolve(LabelQualities.FILE), content);

        // when, then
        assertThatThrownBy(() -> LabelQualities.read(artifact()))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining("quality.json");
    }

    private static LabelQuality measured(LabelRow... rows) {
        return LabelQualities.measure(TRUTH.stream(), List.of(rows));
    }

    private Artifact artifact() throws IOException {
        Path file = folder.resolve(LabelQualities.FILE);
        List<ManifestFile> files = Stream.of(file)
                .filter(Files::exists)
                .map(there ->
                        new ManifestFile(LabelQualities.FILE, there.toFile().length(), "0".repeat(64)))
                .toList();
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
