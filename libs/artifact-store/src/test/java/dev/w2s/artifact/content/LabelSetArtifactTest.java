package dev.w2s.artifact.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.score.LabelQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSetArtifactTest {
    private static final DuckDb DUCK_DB = new DuckDb(1, 128);
    private static final LabelQuality QUALITY =
            LabelQuality.of(new boolean[] {false, true}, new double[] {0.25, 0.75}, new double[] {0.25, 0.75});

    @TempDir
    Path folder;

    @TempDir
    Path datasetFolder;

    @Test
    void labelsAreWrittenWithTheirQualityBesideThem() throws Exception {
        // given
        List<SoftLabel> labels = List.of(new SoftLabel("a", 0.25, null), new SoftLabel("b", 0.75, null));
        DatasetArtifact.write(
                datasetFolder,
                Split.TEST,
                List.of(new Example("a", "a", "t", 0), new Example("b", "b", "t", 1)),
                DUCK_DB);
        DatasetArtifact dataset = new DatasetArtifact(SomeArtifact.in(datasetFolder, ArtifactKind.DATASET), DUCK_DB);

        // when
        LabelSetArtifact.write(folder, Map.of(Split.TEST, labels), dataset);

        // then
        LabelSetArtifact written = new LabelSetArtifact(artifact(), DUCK_DB);
        assertThat(written.labels(Split.TEST)).isEqualTo(labels);
        assertThat(LabelSetArtifact.qualities(written.artifact())).isEqualTo(Map.of(Split.TEST, QUALITY));
        assertThat(written.measure(Split.TEST, dataset)).isEqualTo(QUALITY);
    }

    @Test
    void theProbabilitiesAreInTheOrderOfTheIds() throws Exception {
        // given
        LabelSetArtifact.write(
                folder, Split.VAL, List.of(new SoftLabel("a", 0.25, null), new SoftLabel("b", 0.75, null)), DUCK_DB);

        // then
        assertThat(new LabelSetArtifact(artifact(), DUCK_DB).probabilities(Split.VAL, List.of("b", "a")))
                .containsExactly(0.75, 0.25);
    }

    @Test
    void qualitiesThatAreWrittenAreReadBack() throws Exception {
        // given
        Map<Split, LabelQuality> qualities = Map.of(Split.STRONG_TRAIN, QUALITY, Split.TEST, QUALITY);

        // when
        LabelSetArtifact.writeQualities(folder, qualities);

        // then
        assertThat(LabelSetArtifact.qualities(artifact())).isEqualTo(qualities);
    }

    @Test
    void theFileOfQualitiesIsOneThatOtherToolsOpen() {
        // when
        LabelSetArtifact.writeQualities(folder, Map.of(Split.VAL, QUALITY));

        // then
        assertThat(folder.resolve("quality.json"))
                .hasContent(
                        "{\"val\":{\"accuracy\":1,\"auc\":1,\"calibrationError\":0.25,\"examples\":2,"
                                + "\"histogramOfLabel0\":[0,0,1,0,0,0,0,0,0,0],\"histogramOfLabel1\":[0,0,0,0,0,0,0,1,0,0]}}\n");
    }

    @Test
    void aLabelSetOfAnOlderVersionRecordsNoQuality() throws Exception {
        assertThat(LabelSetArtifact.qualities(artifact())).isEmpty();
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
    void aDamagedFileOfQualitiesIsRefused(String content) throws Exception {
        // given
        Files.writeString(folder.resolve("quality.json"), content);

        // when, then
        assertThatThrownBy(() -> LabelSetArtifact.qualities(artifact()))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining("quality.json");
    }

    private Artifact artifact() throws IOException {
        return SomeArtifact.in(folder, ArtifactKind.LABEL_SET);
    }
}
