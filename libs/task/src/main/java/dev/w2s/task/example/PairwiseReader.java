package dev.w2s.task.example;

import dev.w2s.study.task.Shape;
import java.util.List;
import java.util.Map;

/** The better text first or second, and an answer that points at it or not. */
record PairwiseReader(Shape.Pairwise shape) implements ShapeReader {
    @Override
    public Offers read(Fields fields) {
        String better = fields.text(shape.better());
        String worse = fields.text(shape.worse());
        return new Offers(
                List.of(offer(0, better, worse, 2), offer(0, worse, better, 1)),
                List.of(offer(1, better, worse, 1), offer(1, worse, better, 2)));
    }

    /** @param points 1 or 2 */
    private static Offer offer(int label, String first, String second, int points) {
        Map<String, String> said = Map.of("first", first, "second", second, "answer", String.valueOf(points));
        return new Offer(label, said, points == 1 ? first : second, points - 1);
    }
}
