package dev.w2s.study.score;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/** Ten bins of equal width for a probability: [0, 0.1), [0.1, 0.2) and so on to [0.9, 1]. */
final class Tenths {
    static final int COUNT = 10;

    private Tenths() {}

    /** Returns the bin of a probability, from 0 to 9. */
    static int of(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new CategorizedException(FailureCategory.NUMERICAL, "p is " + probability + ", not in [0, 1]");
        }
        return Math.min(COUNT - 1, (int) (probability * COUNT));
    }
}
