package dev.w2s.task.example;

import dev.w2s.study.task.Shape;
import java.util.List;

/** Reads a label from one field. Values are compared without regard to case, since writers of booleans differ in it. */
record ClassificationReader(Shape.Classification shape) implements ShapeReader {
    private static final String ALL_OTHERS = "*";

    @Override
    public Candidates read(Fields fields) {
        String value = fields.text(shape.label());
        if (contains(shape.zero(), value)) {
            return Candidates.only(Candidate.plain(0));
        }
        if (contains(shape.one(), value)) {
            return Candidates.only(Candidate.plain(1));
        }
        if (contains(shape.drop(), value) || shape.drop().contains(ALL_OTHERS)) {
            return Candidates.NONE;
        }
        throw fields.malformed("field '" + shape.label() + "' is '" + value + "', which is neither label 0 ("
                + String.join(", ", shape.zero()) + ") nor label 1 (" + String.join(", ", shape.one())
                + "): say in the task's example.shape which it is, or name it in drop");
    }

    private static boolean contains(List<String> values, String value) {
        return values.stream().anyMatch(value::equalsIgnoreCase);
    }
}
