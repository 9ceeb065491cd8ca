package dev.w2s.tools.bench;

import dev.w2s.tools.option.WholeNumber;
import picocli.CommandLine.Option;

/** The options that say how much work the probes are given. */
final class ProbeOptions {
    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "10000",
            converter = WholeNumber.Positive.class,
            description = "that a probe is fitted on (default: ${DEFAULT-VALUE})")
    private int examples;

    @Option(
            names = "--queries",
            paramLabel = "N",
            defaultValue = "2000",
            converter = WholeNumber.Positive.class,
            description = "that it predicts besides (default: ${DEFAULT-VALUE})")
    private int queries;

    @Option(
            names = "--features",
            paramLabel = "N",
            defaultValue = "4096",
            converter = WholeNumber.Positive.class,
            description = "of each example (default: ${DEFAULT-VALUE})")
    private int features;

    @Option(
            names = "--k",
            paramLabel = "N",
            defaultValue = "50",
            converter = WholeNumber.Positive.class,
            description = "neighbours (default: ${DEFAULT-VALUE})")
    private int k;

    @Option(
            names = "--block",
            paramLabel = "N",
            defaultValue = "512",
            converter = WholeNumber.Positive.class,
            description = "rows that a thread has at a time (default: ${DEFAULT-VALUE})")
    private int block;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            converter = WholeNumber.NotNegative.class,
            description = "of the engine; 0 = one for each processor (default: ${DEFAULT-VALUE})")
    private int threads;

    int examples() {
        return examples;
    }

    int queries() {
        return queries;
    }

    int features() {
        return features;
    }

    int k() {
        return k;
    }

    int block() {
        return block;
    }

    int threads() {
        return threads;
    }
}
