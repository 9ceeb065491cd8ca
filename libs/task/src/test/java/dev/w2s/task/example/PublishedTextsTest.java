package dev.w2s.task.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.task.record.RawRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The bundled tasks against EleutherAI's formatters: every text byte for byte, with its label and its probability
 * (1e-12).
 */
class PublishedTextsTest {
    private static final TaskCatalogue TASKS = TaskCatalogue.bundled();
    private static final String SEED = "seed_outcomes";
    private static final String CORRECTED = "corrected_outcomes";

    @TestFactory
    Stream<DynamicTest> theTextsOfTheBundledTasksAreThePublishedOnes() {
        return fixtures().map(fixture -> {
            String name = fixture.path("dataset").asText();
            return DynamicTest.dynamicTest(
                    name, () -> assertOutcomes(name, fixture, fixture.has("known_defect") ? CORRECTED : SEED));
        });
    }

    @TestFactory
    Stream<DynamicTest> theTextsWithTheirDefectAreThereByName() {
        return fixtures().filter(fixture -> fixture.has("known_defect")).map(fixture -> {
            String name = fixture.path("dataset").asText() + "-seed";
            return DynamicTest.dynamicTest(name, () -> assertOutcomes(name, fixture, SEED));
        });
    }

    @TestFactory
    Stream<DynamicTest> tasksReadTheHubsSplitsAsPublished() {
        return fixtures().map(fixture -> {
            TaskDefinition task = TASKS.find(fixture.path("dataset").asText());
            JsonNode hub = fixture.path("hub");
            JsonNode names = hub.path("hub_name");
            return DynamicTest.dynamicTest(task.name(), () -> {
                assertThat(task.data().source()).isEqualTo("hub:" + names.get(0).asText());
                if (names.size() > 1) {
                    assertThat(task.data().configuration())
                            .isEqualTo(names.get(1).asText());
                }
                if (hub.path("n_test").isNull()) {
                    assertThat(task.data().train().get(0).path())
                            .isEqualTo(hub.path("split_names").path("train").asText("train"));
                    assertThat(task.data().test().get(0).path())
                            .isEqualTo(hub.path("split_names").path("test").asText("test"));
                }
            });
        });
    }

    @Test
    void thereAreTwentyFive() {
        assertThat(fixtures()).hasSize(25);
    }

    private static void assertOutcomes(String task, JsonNode fixture, String kind) {
        ExampleFormatter formatter = new ExampleFormatter(TASKS.find(task).example());
        long number = 0;
        for (JsonNode example : fixture.path("examples")) {
            List<PossibleExample> expected = new ArrayList<>();
            example.path(example.has(kind) ? kind : SEED)
                    .forEach(outcome -> expected.add(new PossibleExample(
                            outcome.path("label").asInt(),
                            outcome.path("probability").asDouble(),
                            outcome.path("text").asText())));
            List<PossibleExample> made =
                    formatter.possibleExamples(new RawRecord(example.path("record"), task, ++number));
            assertThat(made)
                    .usingRecursiveFieldByFieldElementComparator(
                            org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration.builder()
                                    .withComparatorForType(
                                            (one, other) ->
                                                    Math.abs(one - other) < 1e-12 ? 0 : Double.compare(one, other),
                                            Double.class)
                                    .build())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static Stream<JsonNode> fixtures() {
        return StreamSupport.stream(read("index.json").spliterator(), false)
                .map(entry -> read(entry.path("file").asText()));
    }

    private static JsonNode read(String file) {
        try (var in = PublishedTextsTest.class.getResourceAsStream("/fixtures/formatters/" + file)) {
            return StudyJson.mapper().readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
