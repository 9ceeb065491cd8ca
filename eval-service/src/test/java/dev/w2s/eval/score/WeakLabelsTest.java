package dev.w2s.eval.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.artifact.FolderContent;
import dev.w2s.artifact.Provenance;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.study.data.Split;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Predict;
import dev.w2s.study.score.LabelQuality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeakLabelsTest {
    private static final Key ZEROS = new Key("0".repeat(64));
    private static final Predict RECIPE = new Predict(ZEROS, ZEROS, List.of(Split.STRONG_TRAIN));
    private static final LabelQuality QUALITY =
            LabelQuality.of(new boolean[] {true, false}, new double[] {0.6, 0.2}, new double[] {1, 0});

    @TempDir
    Path folder;

    private final List<ArtifactId> looked = new ArrayList<>();
    private FolderArtifactStore store;
    private WeakLabels weakLabels;

    @BeforeEach
    void openStore() {
        store = FolderArtifactStore.open(folder);
        weakLabels = new WeakLabels(this::find);
    }

    private Optional<Artifact> find(ArtifactId id) {
        looked.add(id);
        return store.find(id);
    }

    @Test
    void whatTheLabelSetSaysOfStrongTrainIsRememberedOnceItIsThere() {
        // given a look before there is one
        assertThat(weakLabels.quality(RECIPE.key())).isEmpty();
        publish(into -> LabelSetArtifact.writeQualities(into, Map.of(Split.STRONG_TRAIN, QUALITY)));

        // when
        Optional<LabelQuality> first = weakLabels.quality(RECIPE.key());
        Optional<LabelQuality> again = weakLabels.quality(RECIPE.key());

        // then
        assertThat(first).contains(QUALITY);
        assertThat(again).contains(QUALITY);
        assertThat(looked).hasSize(2);
    }

    @Test
    void anEarlierLabelSetHasNone() {
        publish(into -> Files.writeString(into.resolve("strong_train.parquet"), "rows"));
        assertThat(weakLabels.quality(RECIPE.key())).isEmpty();
    }

    @Test
    void aDamagedFileLeavesTheStudyToBeShown() {
        publish(into -> Files.writeString(into.resolve("quality.json"), "no JSON"));
        assertThat(weakLabels.quality(RECIPE.key())).isEmpty();
    }

    private void publish(FolderContent content) {
        store.publish(RECIPE, new Provenance("test", "cpu", Instant.now(), Map.of()), content);
    }
}
