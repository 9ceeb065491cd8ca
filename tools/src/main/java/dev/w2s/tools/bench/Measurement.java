package dev.w2s.tools.bench;

/**
 * The rate of one kind of work and of the machine's matrix products, measured in turns.
 *
 * @param operations useful ones: what recomputation repeats does not count
 */
record Measurement(String work, Rate tokens, Rate operations, Rate products) {
    private static final int TURNS = 5;

    /**
     * Measures the work for {@code seconds}, and the products for half as long.
     *
     * @param tokensEach tokens that one run of the work takes
     * @param operationsPerToken floating-point operations, a multiplication and an addition counting two
     */
    static Measurement of(
            String work,
            double seconds,
            MatrixProducts products,
            double tokensEach,
            double operationsPerToken,
            Runnable run) {
        Stopwatch tokens = new Stopwatch(tokensEach, run);
        Stopwatch multiplications = products.stopwatch();
        for (int turn = 0; turn < TURNS; turn++) {
            multiplications.run(seconds / TURNS / 4);
            tokens.run(seconds / TURNS);
            multiplications.run(seconds / TURNS / 4);
        }
        return new Measurement(work, tokens.rate(), tokens.rate().times(operationsPerToken), multiplications.rate());
    }

    /** Returns the share by processor time, which other work on the machine does not blur. */
    double shareOfProducts() {
        return operations.perCpuSecond() / products.perCpuSecond();
    }
}
