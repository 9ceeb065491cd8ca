package dev.w2s.tools.bench;

import dev.w2s.tools.option.WholeNumber;
import picocli.CommandLine.Option;

/** The options that say how long to measure and how to report. */
final class ReportOptions {
    private static final double TERA = 1e12;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            converter = WholeNumber.Positive.class,
            description = "of each measurement (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--peak",
            paramLabel = "TFLOPS",
            defaultValue = "0",
            converter = WholeNumber.NotNegative.class,
            description =
                    "TFLOP/s that the device's maker states, to report the share of it that is used (default: not reported)")
    private int peak;

    @Option(names = "--json", description = "print one JSON object instead of a table")
    private boolean json;

    double seconds() {
        return seconds;
    }

    /** Returns the FLOP/s that the device's maker states; 0 if they are not known. */
    double statedPeak() {
        return peak * TERA;
    }

    boolean json() {
        return json;
    }
}
