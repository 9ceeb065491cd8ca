package dev.w2s.eval.score;

import dev.w2s.study.data.Split;
import dev.w2s.study.probe.ProbeMeasurement;
import dev.w2s.study.view.ProbeFigures;
import dev.w2s.study.view.ProbeView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A probe's score and what its job measured. */
public final class ProbeScore {
    private final Map<String, Double> measured;

    private ProbeScore(Map<String, Double> measured) {
        this.measured = measured;
    }

    public static ProbeView of(ScoreRow row) {
        Map<String, Double> measured = row.measurements == null ? Map.of() : MeasurementText.read(row.measurements);
        ProbeScore score = new ProbeScore(measured);
        List<ProbeFigures> splits = Stream.of(Split.STRONG_TRAIN, Split.VAL)
                .map(score::figures)
                .filter(Objects::nonNull)
                .toList();
        return new ProbeView(row.score(), splits);
    }

    /** Null where the job counted nothing on the split. */
    private @Nullable ProbeFigures figures(Split split) {
        Integer examples = count(ProbeMeasurement.EXAMPLES, split);
        Integer kept = count(ProbeMeasurement.KEPT, split);
        if (examples == null || kept == null) {
            return null;
        }
        return new ProbeFigures(
                split,
                examples,
                kept,
                count(ProbeMeasurement.LEFT_OUT_BY_COMPONENTS, split),
                share(ProbeMeasurement.LABEL_AGREEMENT, split),
                share(ProbeMeasurement.TRUTH_AGREEMENT, split),
                share(ProbeMeasurement.LABEL_ACCURACY, split),
                share(ProbeMeasurement.KEPT_LABEL_ACCURACY, split));
    }

    private @Nullable Integer count(ProbeMeasurement measurement, Split split) {
        Double value = share(measurement, split);
        return value == null ? null : value.intValue();
    }

    private @Nullable Double share(ProbeMeasurement measurement, Split split) {
        return measured.get(measurement.of(split));
    }
}
