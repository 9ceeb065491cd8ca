package dev.w2s.tools.bench;

import dev.w2s.study.training.Precision;
import dev.w2s.tools.option.Choice;
import picocli.CommandLine.Option;

/** The options that both a model's files and the work on it depend on. */
final class TextOptions {
    /** Reads a precision. */
    static final class Precisions extends Choice<Precision> {
        Precisions() {
            super(Precision.values(), Precision::label);
        }
    }

    @Option(
            names = "--length",
            paramLabel = "N",
            description = "tokens a text, or of the longest text where lengths differ (default: ${DEFAULT-VALUE})")
    int length = 16;

    @Option(
            names = "--precision",
            paramLabel = "WORD",
            defaultValue = "float32",
            converter = Precisions.class,
            completionCandidates = Precisions.class,
            description = "of weights and matrix products: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Precision precision = Precision.FLOAT32;
}
