package dev.w2s.study.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.w2s.study.json.StudyJson;
import org.junit.jupiter.api.Test;

class TaskWarningsTest {
    private static TaskWarnings read(String results) throws JsonProcessingException {
        return StudyJson.mapper().readValue(results, TaskWarnings.class);
    }

    @Test
    void ofResultsOnlyTheWarningsAreRead() throws JsonProcessingException {
        assertThat(read("{\"tasks\":[1],\"warnings\":{\"ppa\":[\"a\",\"b\"]}}").of("ppa"))
                .containsExactly("a", "b");
    }

    @Test
    void aTaskWithoutWarningsHasNone() throws JsonProcessingException {
        assertThat(read("{\"warnings\":{\"ppa\":[\"a\"]}}").of("other")).isEmpty();
    }

    @Test
    void resultsOfOlderVersionsHaveNone() throws JsonProcessingException {
        assertThat(read("{\"tasks\":[]}").of("ppa")).isEmpty();
    }
}
