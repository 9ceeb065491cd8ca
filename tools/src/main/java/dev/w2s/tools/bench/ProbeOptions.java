package dev.w2s.tools.bench;

import dev.w2s.tools.option.WholeNumber.NotNegative;
import picocli.CommandLine.Option;

/** The options that say how much work the probes are given. */
final class ProbeOptions {
    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "that a probe is fitted on (default: ${DEFAULT-VALUE})")
    int examples = 10000;

    @Option(names = "--queries", paramLabel = "N", description = "that it predicts besides (default: ${DEFAULT-VALUE})")
    int queries = 2000;

    @Option(names = "--features", paramLabel = "N", description = "of each example (default: ${DEFAULT-VALUE})")
    int features = 4096;

    @Option(names = "--k", paramLabel = "N", description = "neighbours (default: ${DEFAULT-VALUE})")
    int k = 50;

    @Option(
            names = "--block",
            paramLabel = "N",
            description = "rows that a thread has at a time (default: ${DEFAULT-VALUE})")
    int block = 512;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = NotNegative.class,
            description = "of the engine; 0 = one for each processor (default: ${DEFAULT-VALUE})")
    int threads = 0;
}
