package dev.w2s.study.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.w2s.study.event.Event;
import dev.w2s.study.event.EventType;
import dev.w2s.study.probe.Probe;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.Recipe;
import dev.w2s.study.task.RecordFormat;
import dev.w2s.study.task.Shape;
import dev.w2s.study.training.Adaptation;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedTypesTest {
    @ParameterizedTest
    @ValueSource(classes = {Adaptation.class, Loss.class, Probe.class, Recipe.class, RecordFormat.class, Shape.class})
    void everyKindHasANameInDocuments(Class<?> type) {
        assertThat(Arrays.stream(type.getAnnotation(JsonSubTypes.class).value())
                        .<Class<?>>map(JsonSubTypes.Type::value))
                .containsExactlyInAnyOrder(type.getPermittedSubclasses());
    }

    @Test
    void everyEventHasAType() {
        assertThat(Arrays.stream(EventType.values()).<Class<?>>map(EventType::payload))
                .containsExactlyInAnyOrder(kinds(Event.class).toArray(Class<?>[]::new));
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SealedTypesTest::kinds)
                : Stream.of(type);
    }
}
