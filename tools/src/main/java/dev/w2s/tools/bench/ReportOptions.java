package dev.w2s.tools.bench;

import dev.w2s.tools.option.WholeNumber.NotNegative;
import picocli.CommandLine.Option;

/** The options that say how long to measure and how to report. */
final class ReportOptions {
    private static final double TERA = 1e12;

    @Option(names = "--seconds", paramLabel = "N", description = "of each measurement (default: ${DEFAULT-VALUE})")
    int seconds = 10;

    @Option(
            names = "--peak",
            paramLabel = "TFLOPS",
            converter = NotNegative.class,
            description =
                    "TFLOP/s that the device's maker states, to report the share of it that is used (default: not reported)")
    private int peak = 0;

    @Option(names = "--json", description = "print one JSON object instead of a table")
    boolean json;

    /** Returns the FLOP/s that the device's maker states; 0 if they are not known. */
    double statedPeak() {
        return peak * TERA;
    }
}
