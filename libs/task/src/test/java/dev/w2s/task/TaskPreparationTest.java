package dev.w2s.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.data.Sizes;
import dev.w2s.study.data.Split;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.task.card.Counts;
import dev.w2s.task.example.FormattedExample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskPreparationTest {
    private static final Sizes DEMO = new Sizes(1000, 200, 1000);

    @TempDir
    private Path folder;

    private TaskPreparation preparation;

    @BeforeEach
    void makePreparation() {
        preparation = Preparations.in(folder, Map.of());
    }

    private PreparedTask prepare(String task, Sizes sizes, long seed) {
        return preparation.prepare(
                new PrepareTask(TaskCatalogue.bundled().find(task).pinned(), sizes, seed), PreparationWatch.NONE);
    }

    private List<FormattedExample> testSplit(String task, Sizes sizes) {
        return Objects.requireNonNull(
                prepare(task, sizes, 0).splits().examples().get(Split.TEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wordnet-person-artifact", "ppa", "grammar-pairs"})
    void aTaskThatNeedsNoNetworkIsPreparedInTheSizesOfTheDemo(String task) {
        assertThat(prepare(task, DEMO, 0).splits().examples().entrySet())
                .extracting(split -> Counts.count(split.getKey().label(), split.getValue()))
                .containsExactly(
                        new Counts("weak_train", 250, 250),
                        new Counts("strong_train", 250, 250),
                        new Counts("val", 100, 100),
                        new Counts("test", 500, 500));
    }

    /** A change here is another dataset: raise {@link PrepareTask#FORMULA} with it. */
    @Test
    void theFirstTestExamplesOfTheDemoStayWhatTheyAre() {
        assertThat(testSplit("wordnet-person-artifact", DEMO))
                .extracting(example -> example.id() + " " + example.text() + " " + example.label())
                .startsWith(
                        "wn31-04219640 siamese 0",
                        "wn31-11378369 Van Allen 1",
                        "wn31-10350811 morosoph 1",
                        "wn31-04071859 record sleeve 0");
    }

    /** As above, for a source in parts and groups. */
    @Test
    void theFirstTestExamplesOfPpaStayWhatTheyAre() {
        assertThat(testSplit("ppa", DEMO))
                .extracting(example -> example.text() + " " + example.label())
                .startsWith(
                        "fell 1 to 15 0",
                        "creating hell of opportunity 1",
                        "set relations with customers 1",
                        "reinforces concern of volatility 1");
    }

    @Test
    void whatEachStepOfTheDemoLeftIsCounted() {
        assertThat(prepare("wordnet-person-artifact", DEMO, 0).steps())
                .containsExactly(
                        new Counts("records of the source", 9270, 9658),
                        new Counts("text not empty", 9270, 9658),
                        new Counts("text has one label", 9205, 9595),
                        new Counts("distinct but for case and whitespace", 8617, 8434));
    }

    @Test
    void theTestSplitOfABundledTaskIsTheSameForALargerTrain() {
        assertThat(testSplit("ppa", new Sizes(8000, 200, 1000))).isEqualTo(testSplit("ppa", DEMO));
    }

    @Test
    void nothingStaysOnTheDiskBesideTheFilesThemselves() throws Exception {
        // when
        prepare("ppa", DEMO, 0);

        // then
        try (var left = Files.list(folder)) {
            assertThat(left).extracting(path -> path.getFileName().toString()).containsExactly("jars");
        }
    }
}
