package dev.w2s.tools.bench;

import dev.w2s.study.training.Precision;
import dev.w2s.tools.option.Choice;
import dev.w2s.tools.option.WholeNumber;
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
            defaultValue = "16",
            converter = WholeNumber.Positive.class,
            description = "tokens a text, or of the longest text where lengths differ (default: ${DEFAULT-VALUE})")
    private int length;

    @Option(
            names = "--precision",
            paramLabel = "WORD",
            defaultValue = "float32",
            converter = Precisions.class,
            completionCandidates = Precisions.class,
            description = "of weights and matrix products: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Precision precision = Precision.FLOAT32;

    int length() {
        return length;
    }

    Precision precision() {
        return precision;
    }
}
