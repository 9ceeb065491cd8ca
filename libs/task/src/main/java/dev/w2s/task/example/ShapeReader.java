package dev.w2s.task.example;

import dev.w2s.study.task.Shape;
import java.util.List;

/** Tells which examples a record can become. */
@FunctionalInterface
interface ShapeReader {
    /** Returns the possible examples; {@link Candidates#NONE} leaves the record out. */
    Candidates read(Fields fields);

    /** Returns the reader of a shape. A new shape gets its line here. */
    static ShapeReader of(Shape shape) {
        if (shape instanceof Shape.Classification classification) {
            return new ClassificationReader(classification);
        }
        if (shape instanceof Shape.YesNo question) {
            return new ClassificationReader(new Shape.Classification(
                    question.answer(), List.of("no", "false", "0"), List.of("yes", "true", "1"), List.of()));
        }
        if (shape instanceof Shape.Pairwise pairwise) {
            return new PairwiseReader(pairwise);
        }
        if (shape instanceof Shape.MultipleChoice choice) {
            return new MultipleChoiceReader(choice);
        }
        throw new IllegalArgumentException("no reader of the shape " + shape.getClass());
    }
}
