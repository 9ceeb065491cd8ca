package dev.w2s.task.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.w2s.study.task.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeReaderTest {
    private static final List<Shape> ONE_OF_EACH = List.of(
            new Shape.Classification("label", List.of("0"), List.of("1"), List.of()),
            new Shape.YesNo("answer"),
            new Shape.MultipleChoice(List.of("choices"), null, "label", Shape.CorrectIs.INDEX, "{choice}", List.of()),
            new Shape.Pairwise("better", "worse"));

    @Test
    void everyShapeHasAReader() {
        assertThat(ONE_OF_EACH)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(Shape.class.getPermittedSubclasses());
        assertThat(ONE_OF_EACH)
                .allSatisfy(shape -> assertThatCode(() -> ShapeReader.of(shape)).doesNotThrowAnyException());
    }
}
