package dev.w2s.task.example;

import dev.w2s.study.task.Shape;
import java.util.List;

/** Says of a record which examples it can become. */
@FunctionalInterface
interface ShapeReader {
    /** {@link Offers#NONE} if the record is to be left out. */
    Offers read(Fields fields);

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
        return new MultipleChoiceReader((Shape.MultipleChoice) shape);
    }
}
