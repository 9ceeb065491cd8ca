package dev.w2s.study.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.Study;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.json.NotInKey;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every field that a recipe, a study or a job request holds, at any depth, is classified in {@code fields.properties}:
 * {@code numbers} where it changes the numbers of an artifact (then it must be part of a recipe), {@code words} where
 * it does not (then it must not be). A new field can't be forgotten.
 */
class RecipeFieldsTest {
    private static final Properties CLASSIFIED = read();

    @Test
    void aRecipesKeyHoldsExactlyTheFieldsThatChangeNumbers() {
        assertThat(fields(Recipe.class).entrySet()).allSatisfy(field -> assertThat(
                        field.getValue().getAccessor().isAnnotationPresent(NotInKey.class) ? "words" : "numbers")
                .as(field.getKey())
                .isEqualTo(CLASSIFIED.getProperty(field.getKey())));
    }

    @Test
    void everyFieldOfAStudyAndAJobIsClassified() {
        assertThat(Stream.concat(fields(Study.class).keySet().stream(), fields(JobRequested.class).keySet().stream()))
                .allSatisfy(field ->
                        assertThat(CLASSIFIED.getProperty(field)).as(field).isIn("numbers", "words"));
    }

    @Test
    void noClassificationOutlivesItsField() {
        // given
        Set<String> known = new TreeSet<>(fields(Recipe.class).keySet());
        known.addAll(fields(Study.class).keySet());
        known.addAll(fields(JobRequested.class).keySet());

        // when, then
        assertThat(CLASSIFIED.stringPropertyNames()).isSubsetOf(known);
    }

    private static Map<String, RecordComponent> fields(Class<?> type) {
        Map<String, RecordComponent> fields = new TreeMap<>();
        collect(type, fields);
        return fields;
    }

    private static void collect(Class<?> type, Map<String, RecordComponent> fields) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(permitted -> collect(permitted, fields));
        }
        if (!type.isRecord()) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            boolean whereabouts = component.getAccessor().isAnnotationPresent(NotInKey.class);
            boolean isNew = fields.put(type.getSimpleName() + "." + component.getName(), component) == null;
            if (isNew && !whereabouts) {
                collect(elementType(component.getGenericType()), fields);
            }
        }
    }

    private static Class<?> elementType(Type type) {
        if (type instanceof ParameterizedType list) {
            return elementType(list.getActualTypeArguments()[0]);
        }
        return (Class<?>) type;
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (var in = RecipeFieldsTest.class.getResourceAsStream("fields.properties")) {
            properties.load(in);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties;
    }
}
