package dev.w2s.study.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventSchemaTest {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    static Stream<Event> events() {
        return SomeEvents.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatIsWrittenFitsTheSchema(Event event) throws Exception {
        // given
        JsonSchema schema = SCHEMAS.getSchema(schema(event.type()));

        // when
        JsonNode written = StudyJson.mapper().readTree(EventJson.write(event));

        // then
        assertThat(schema.validate(written)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaNamesExactlyTheFieldsOfTheRecord(EventType type) {
        // given
        Set<String> components = Arrays.stream(type.payload().getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());

        // when
        Set<String> properties = new TreeSet<>();
        schema(type).path("properties").fieldNames().forEachRemaining(properties::add);

        // then
        assertThat(properties).isEqualTo(components);
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaRequiresExactlyWhatMayNotBeNull(EventType type) {
        // given
        Set<String> nonNull = Arrays.stream(type.payload().getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());

        // when
        Set<String> required = new TreeSet<>();
        schema(type).path("required").forEach(name -> required.add(name.asText()));

        // then
        assertThat(required).isEqualTo(nonNull);
    }

    @Test
    void everyTypeHasASample() {
        assertThat(events().map(Event::type).distinct()).containsExactlyInAnyOrder(EventType.values());
    }

    private static JsonNode schema(EventType type) {
        String resource = type.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".schema.json";
        try {
            return StudyJson.mapper().readTree(EventType.class.getResource(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
