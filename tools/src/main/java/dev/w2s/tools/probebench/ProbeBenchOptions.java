package dev.w2s.tools.probebench;

import java.util.List;

/**
 * What is measured.
 *
 * @param examples that a probe is fitted on
 * @param queries that it predicts besides
 * @param features of each
 * @param k neighbours
 * @param block rows that a thread has at a time
 * @param threads 0 = one a processor
 */
record ProbeBenchOptions(int examples, int queries, int features, int k, int block, int threads) {
    static final String USAGE = """
            Usage: w2s bench probe [--examples N] [--queries N] [--features N] [--k N] [--block N] [--threads N]
            Fits each probe on random activations and predicts with it, beside one product of all examples with all.
              --examples   that a probe is fitted on              (10000)
              --queries    that it predicts besides               (2000)
              --features   of each example                        (4096)
              --k          neighbours                             (50)
              --block      rows that a thread has at a time       (512)
              --threads    of the engine; 0 = one a processor     (0)
            """;

    static ProbeBenchOptions parse(List<String> arguments) {
        ProbeBenchOptions options = new ProbeBenchOptions(10_000, 2_000, 4_096, 50, 512, 0);
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " lacks its value");
            }
            options = options.with(name, number(name, arguments.get(i + 1)));
        }
        return options;
    }

    private ProbeBenchOptions with(String name, int value) {
        return switch (name) {
            case "--examples" -> new ProbeBenchOptions(value, queries, features, k, block, threads);
            case "--queries" -> new ProbeBenchOptions(examples, value, features, k, block, threads);
            case "--features" -> new ProbeBenchOptions(examples, queries, value, k, block, threads);
            case "--k" -> new ProbeBenchOptions(examples, queries, features, value, block, threads);
            case "--block" -> new ProbeBenchOptions(examples, queries, features, k, value, threads);
            case "--threads" -> new ProbeBenchOptions(examples, queries, features, k, block, value);
            default -> throw new IllegalArgumentException("unknown option '" + name + "'");
        };
    }

    private static int number(String name, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number < (name.equals("--threads") ? 0 : 1)) {
                throw new IllegalArgumentException(name + ": " + value + " is too small");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": '" + value + "' is not an integer", e);
        }
    }
}
