package dev.w2s.artifact.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.Example;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.view.CardWarnings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetArtifactTest {
    private static final DuckDb DUCK_DB = new DuckDb(1, 128);

    @TempDir
    Path folder;

    @Test
    void aSplitThatIsWrittenIsReadBack() throws Exception {
        // given
        List<Example> examples = List.of(new Example("b", "g", "t", 0), new Example("a", "g", "t", 1));

        // when
        DatasetArtifact.write(folder, Split.WEAK_TRAIN, examples, DUCK_DB);

        // then
        DatasetArtifact dataset = new DatasetArtifact(artifact(), DUCK_DB);
        assertThat(dataset.examples(Split.WEAK_TRAIN)).isEqualTo(examples);
        assertThat(dataset.ids(Split.WEAK_TRAIN)).containsExactly("b", "a");
        assertThat(dataset.count(Split.WEAK_TRAIN)).isEqualTo(2);
    }

    @Test
    void aCardThatIsWrittenIsReadBack() throws Exception {
        // given
        CardWarnings card = new CardWarnings(List.of("Label 1 is rare"));

        // when
        DatasetArtifact.writeCard(folder, card);

        // then
        assertThat(DatasetArtifact.card(artifact(), CardWarnings.class)).contains(card);
    }

    @Test
    void aDatasetOfAnOlderVersionHasNoCard() throws Exception {
        assertThat(DatasetArtifact.card(artifact(), CardWarnings.class)).isEmpty();
    }

    @Test
    void aDamagedCardIsRefused() throws Exception {
        // given
        Files.writeString(folder.resolve("card.json"), "[");

        // then
        assertThatThrownBy(() -> DatasetArtifact.card(artifact(), CardWarnings.class))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining("card.json is not a dataset's card");
    }

    private Artifact artifact() throws IOException {
        return SomeArtifact.in(folder, ArtifactKind.DATASET);
    }
}
