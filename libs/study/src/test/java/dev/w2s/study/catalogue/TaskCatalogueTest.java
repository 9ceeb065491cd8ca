package dev.w2s.study.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TaskCatalogueTest {
    @Test
    void theBundledTasksAreThere() {
        assertThat(TaskCatalogue.bundled().all())
                .extracting(TaskDefinition::name)
                .containsExactly("wordnet-person-artifact", "ppa");
    }

    @Test
    void anUnknownTaskIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> TaskCatalogue.bundled().find("sciq"))
                .hasMessage("tasks: 'sciq' is not a known task; known are wordnet-person-artifact, ppa");
    }
}
