package dev.w2s.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.model.tuning.data.LabelledText;
import dev.w2s.study.data.Half;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of forty examples of strong_train and twelve of val, every second of each class. */
class SelectionTest {
    private static final List<String> TRAIN = TinyStudy.ids(Split.STRONG_TRAIN);
    private static final List<String> VAL = TinyStudy.ids(Split.VAL);

    @TempDir
    Path folder;

    private ArtifactStore store;
    private TinyStudy study;

    @BeforeEach
    void prepare() throws IOException {
        store = FolderArtifactStore.open(folder.resolve("store"));
        study = TinyStudy.in(folder, store);
    }

    @Test
    void withoutAProbeOrAHalfEverythingIsRead() {
        // when
        SelectedTexts read = read(Split.STRONG_TRAIN, selection(null, null));

        // then
        assertThat(read.texts()).extracting(LabelledText::id).isEqualTo(TRAIN);
        assertThat(read.leftOut()).isZero();
    }

    @Test
    void whatAProbeKeepsIsReadInTheOrderOfTheDataset() {
        // given
        Selection selection = selection(
                Map.of(
                        Split.STRONG_TRAIN,
                        List.of("strong_train-9", "strong_train-2"),
                        Split.VAL,
                        List.of("val-1", "val-0")),
                null);

        // then
        assertThat(read(Split.STRONG_TRAIN, selection).texts())
                .extracting(LabelledText::id)
                .containsExactly("strong_train-2", "strong_train-9");
        assertThat(read(Split.VAL, selection).texts())
                .extracting(LabelledText::id)
                .containsExactly("val-0", "val-1");
        assertThat(read(Split.VAL, selection).leftOut()).isEqualTo(10);
    }

    @Test
    void aHalfIsOfTheTrainingSplitAlone() {
        // given
        Selection selection = selection(null, Half.SECOND);

        // then
        assertThat(read(Split.STRONG_TRAIN, selection).texts())
                .isNotEmpty()
                .extracting(LabelledText::id)
                .isEqualTo(
                        TRAIN.stream().filter(id -> Half.of(id) == Half.SECOND).toList());
        assertThat(read(Split.VAL, selection).texts()).hasSameSizeAs(VAL);
    }

    @Test
    void theHalvesShareNothingAndLeaveNothingOut() {
        // given
        List<LabelledText> both = new ArrayList<>();

        // when
        for (Half half : Half.values()) {
            both.addAll(read(Split.STRONG_TRAIN, selection(null, half)).texts());
        }

        // then
        assertThat(both).extracting(LabelledText::id).containsExactlyInAnyOrderElementsOf(TRAIN);
    }

    @Test
    void aHalfOfWhatIsKeptIsBoth() {
        // given
        List<String> kept = TRAIN.subList(0, 30);
        Selection selection = selection(Map.of(Split.STRONG_TRAIN, kept, Split.VAL, VAL), Half.FIRST);

        // then
        assertThat(read(Split.STRONG_TRAIN, selection).texts())
                .extracting(LabelledText::id)
                .isEqualTo(kept.stream().filter(id -> Half.of(id) == Half.FIRST).toList());
    }

    @Test
    void keptIdsThatAreNotInTheSplitAreRefusedByName() {
        assertRefused(
                selection(Map.of(Split.STRONG_TRAIN, List.of("strong_train-0", "stranger")), null),
                Split.STRONG_TRAIN,
                FailureCategory.CORRUPT_INPUT,
                "kept.json keeps examples that are not in strong_train: 'stranger'");
    }

    @Test
    void aProbeThatSaysNothingOfValIsRefused() {
        assertRefused(
                selection(Map.of(Split.STRONG_TRAIN, TRAIN), null),
                Split.VAL,
                FailureCategory.CORRUPT_INPUT,
                "kept.json says nothing of val");
    }

    @Test
    void aLabelSetThatNoProbeMadeIsRefused() throws IOException {
        // given
        Key labels = study.publishLabels(1, Map.of(Split.VAL, TinyStudy.labels(Split.VAL, 1)));
        Selection selection = new Selection(labelSet(labels), Split.STRONG_TRAIN, null);

        // then
        assertRefused(selection, Split.VAL, FailureCategory.CORRUPT_INPUT, "kept.json");
    }

    @Test
    void aProbeThatKeepsNothingFailsTheJobInWords() {
        assertRefused(
                selection(Map.of(Split.STRONG_TRAIN, List.of(), Split.VAL, List.of()), null),
                Split.STRONG_TRAIN,
                FailureCategory.INVALID_REQUEST,
                "keeps leaves none of the 40 examples of strong_train");
    }

    @Test
    void oneClassThatIsLeftOfTwoFailsTheJobInWords() {
        assertRefused(
                selection(Map.of(Split.STRONG_TRAIN, List.of("strong_train-0", "strong_train-2")), null),
                Split.STRONG_TRAIN,
                FailureCategory.INVALID_REQUEST,
                "leaves 2 of the 40 examples of strong_train, all with labels on one side of 0.5");
    }

    @Test
    void oneClassThatIsLeftOfValIsRead() {
        // given
        Selection selection = selection(Map.of(Split.VAL, List.of("val-0", "val-2")), null);

        // then
        assertThat(read(Split.VAL, selection).texts()).hasSize(2);
    }

    private void assertRefused(Selection selection, Split split, FailureCategory category, String words) {
        assertThatThrownBy(() -> read(split, selection))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(category))
                .hasMessageContaining(words);
    }

    private SelectedTexts read(Split split, Selection selection) {
        Artifact dataset = store.find(new ArtifactId(ArtifactKind.DATASET, study.dataset()))
                .orElseThrow();
        return SelectedTexts.read(new DatasetArtifact(dataset, new DuckDb(1, 256)), null, split, selection);
    }

    private Selection selection(@Nullable Map<Split, List<String>> kept, @Nullable Half half) {
        return new Selection(kept == null ? null : labelSet(study.publishKept(kept)), Split.STRONG_TRAIN, half);
    }

    private Artifact labelSet(Key key) {
        return store.find(new ArtifactId(ArtifactKind.LABEL_SET, key)).orElseThrow();
    }
}
