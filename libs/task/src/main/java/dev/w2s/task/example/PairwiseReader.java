package dev.w2s.task.example;

import dev.w2s.study.task.Shape;
import java.util.List;
import java.util.Map;

/** Puts the better text first or second, beside an answer that points at it (label 1) or at the other (label 0). */
record PairwiseReader(Shape.Pairwise shape) implements ShapeReader {
    @Override
    public Candidates read(Fields fields) {
        String better = fields.text(shape.better());
        String worse = fields.text(shape.worse());
        return new Candidates(
                List.of(candidate(0, better, worse, 2), candidate(0, worse, better, 1)),
                List.of(candidate(1, better, worse, 1), candidate(1, worse, better, 2)));
    }

    /** @param points the number of the text that the answer names, 1 or 2 */
    private static Candidate candidate(int label, String first, String second, int points) {
        Map<String, String> placeholders = Map.of("first", first, "second", second, "answer", String.valueOf(points));
        return new Candidate(label, placeholders, points == 1 ? first : second, points - 1);
    }
}
