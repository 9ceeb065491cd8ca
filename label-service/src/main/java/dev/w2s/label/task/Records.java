package dev.w2s.label.task;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is left of a source after some steps.
 *
 * @param steps how many records each step left, the first being what the source holds
 */
public record Records(List<SourceRecord> list, List<Counts> steps) {
    public Records {
        list = List.copyOf(list);
        steps = List.copyOf(steps);
    }

    /** What a source holds before anything is dropped. */
    public static Records of(String step, List<SourceRecord> list) {
        return new Records(list, List.of(Counts.count(step, list)));
    }

    /** The same with one step more, which left {@code kept}. */
    public Records then(String step, List<SourceRecord> kept) {
        return new Records(
                kept,
                Stream.concat(steps.stream(), Stream.of(Counts.count(step, kept)))
                        .toList());
    }
}
