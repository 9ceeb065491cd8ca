package dev.w2s.statistics.power;

/** The smallest p-value that the exact rank, sign and sign-flip tests can reach, however clear the effect is. */
public final class SmallestP {
    private SmallestP() {}

    /**
     * Returns {@code 2^-n}, doubled for a two-sided test and at most 1: the chance that n differences have one sign.
     *
     * @param n the differences that are not 0
     */
    public static double of(int n, boolean twoSided) {
        return Math.min(1, Math.scalb(1.0, (twoSided ? 1 : 0) - n));
    }

    /** Returns the fewest differences with which such a test can reach the level. */
    public static int differencesFor(double alpha, boolean twoSided) {
        int n = 1;
        while (of(n, twoSided) > alpha) {
            n++;
        }
        return n;
    }
}
