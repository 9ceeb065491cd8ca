package dev.w2s.study.data;

import static dev.w2s.study.failure.InvalidFieldException.require;

/**
 * The numbers of examples in a task's splits.
 *
 * @param train a multiple of 4: half are {@link Split#WEAK_TRAIN}, half {@link Split#STRONG_TRAIN}
 */
public record Sizes(int train, int val, int test) {
    public Sizes {
        require(train >= 4 && train % 4 == 0, "train", train, "must be a multiple of 4: two halves, two labels each");
        require(val >= 2 && val % 2 == 0, "val", val, "must be even and above 0: the two labels are balanced");
        require(test >= 2 && test % 2 == 0, "test", test, "must be even and above 0: the two labels are balanced");
    }

    public int of(Split split) {
        return switch (split) {
            case WEAK_TRAIN, STRONG_TRAIN -> train / 2;
            case VAL -> val;
            case TEST -> test;
        };
    }
}
