package dev.w2s.study.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.study.task.TaskReader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskCatalogueTest {
    private static final TaskCatalogue BUNDLED = TaskCatalogue.bundled();

    static Stream<TaskDefinition> bundled() {
        return BUNDLED.all().stream();
    }

    @Test
    void theTasksThatNeedNoNetworkComeFirst() {
        assertThat(BUNDLED.all())
                .filteredOn(task -> !task.data().source().startsWith("hub:"))
                .extracting(TaskDefinition::name)
                .containsExactly("wordnet-person-artifact", "ppa", "grammar-pairs");
    }

    @Test
    void theBlogsTwentyFiveAreThereAndTwoAsItHadThem() {
        assertThat(BUNDLED.all())
                .filteredOn(task -> task.data().source().startsWith("hub:"))
                .extracting(TaskDefinition::name)
                .hasSize(27)
                .contains("openbookqa-seed", "cosmos_qa-seed");
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void aDefinitionIsWrittenAsItCanBeRead(TaskDefinition task) {
        assertThat(new TaskReader().read(StudyJson.mapper().valueToTree(task))).isEqualTo(task);
    }

    @Test
    void anUnknownTaskIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> BUNDLED.find("sciqq"))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith(
                        "tasks: 'sciqq' is not a known task; known are wordnet-person-artifact, ppa, grammar-pairs,");
    }

    @Test
    void aTaskOfOnesOwnCannotTakeTheNameOfAnother() {
        // given
        TaskDefinition ppa = BUNDLED.find("ppa");

        // then
        assertThatThrownBy(() -> BUNDLED.with(List.of(ppa)))
                .hasMessage("tasks.name: 'ppa' is the name of a task that comes with w2s; choose another");
    }
}
