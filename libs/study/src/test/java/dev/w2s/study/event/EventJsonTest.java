package dev.w2s.study.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.StudyJson;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
    private static final String CANCELLATION = "dev.w2s.study.cancellation-requested.v1";

    static Stream<Event> events() {
        return SomeEvents.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatIsWrittenIsReadBack(Event event) {
        assertThat(EventJson.read(event.type().cloudEventsType(), EventJson.write(event)))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void unknownFieldsAreIgnored(Event event) throws Exception {
        // given
        ObjectNode json = (ObjectNode) StudyJson.mapper().readTree(EventJson.write(event));
        json.put("fieldOfALaterVersion", true);

        // when
        Event read = EventJson.read(event.type().payload(), StudyJson.mapper().writeValueAsBytes(json));

        // then
        assertThat(read).isEqualTo(event);
    }

    @Test
    void aMissingFieldIsRefusedWithItsName() {
        assertThatThrownBy(() -> EventJson.read(CANCELLATION, bytes("{}")))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("id: is missing");
    }

    @Test
    void aMissingFieldDeepInsideIsRefusedWithItsPath() throws Exception {
        // given
        Event event = SomeEvents.all()
                .filter(JobRequested.class::isInstance)
                .findFirst()
                .orElseThrow();
        ObjectNode json = (ObjectNode) StudyJson.mapper().readTree(EventJson.write(event));
        ((ObjectNode) json.at("/recipe/sizes")).remove("val");

        // when, then
        assertThatThrownBy(() ->
                        EventJson.read(JobRequested.class, StudyJson.mapper().writeValueAsBytes(json)))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("recipe.sizes.val: is missing");
    }

    @Test
    void aJobWhoseKeyIsNotThatOfItsRecipeIsRefused() throws Exception {
        // given
        Event event = SomeEvents.all()
                .filter(JobRequested.class::isInstance)
                .findFirst()
                .orElseThrow();
        ObjectNode json = (ObjectNode) StudyJson.mapper().readTree(EventJson.write(event));
        json.put("key", "0".repeat(64));

        // when, then
        assertThatThrownBy(() ->
                        EventJson.read(JobRequested.class, StudyJson.mapper().writeValueAsBytes(json)))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("is not the hash of the recipe");
    }

    @Test
    void progressOfAVersionThatKnewNoDownloadsIsReadAsThatOfAJobThatWorks() {
        // given
        String old = """
                {"key": "%s", "studyId": "demo-1", "attempt": 1, "worker": "train-service@host/1",
                 "at": "2026-01-02T03:04:05.678Z", "step": 3, "totalSteps": 32, "loss": 0.69}
                """.formatted("ab".repeat(32));

        // when
        JobProgressed read = (JobProgressed) EventJson.read("dev.w2s.job.progressed.v1", bytes(old));

        // then
        assertThat(read.step()).isEqualTo(3);
        assertThat(read.download()).isNull();
    }

    @Test
    void aJobThatDownloadsNothingWritesWhatAReaderOfBeforeKnows() throws Exception {
        // given
        Event event = SomeEvents.all()
                .filter(JobProgressed.class::isInstance)
                .findFirst()
                .orElseThrow();

        // when
        ObjectNode json = (ObjectNode) StudyJson.mapper().readTree(EventJson.write(event));

        // then
        assertThat(json.has("download")).isFalse();
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertThatThrownBy(() -> EventJson.read("com.example.other.v1", bytes("{}")))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("ce_type: 'com.example.other.v1' is not a known type of event");
    }

    @Property(tries = 500)
    void garbageIsRefusedAndNothingElseHappens(@ForAll byte[] garbage) {
        assertThatThrownBy(() -> EventJson.read(CANCELLATION, garbage)).isInstanceOf(InvalidFieldException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
