package dev.w2s.probing.fitting;

import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.model.Cancellation;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.prediction.Disagreement;
import dev.w2s.probing.prediction.FittedProbe;
import dev.w2s.probing.prediction.Predictions;
import dev.w2s.probing.prediction.SoftTargets;
import dev.w2s.study.data.Split;
import dev.w2s.study.probe.ProbeMeasurement;
import dev.w2s.study.recipe.FitProbe;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Does what {@link FitProbe} describes: fits the probe on strong_train, filters strong_train and val, and labels the
 * splits asked for. Ground truth is read for the measurements only. For one run, on one thread.
 */
public final class ProbeRun {
    private final FitProbe recipe;
    private final ProbeData data;
    private final Runnable splitDone;
    private final Cancellation cancellation;
    private final Map<Split, List<SoftLabel>> labels = new EnumMap<>(Split.class);
    private final Map<Split, List<String>> kept = new EnumMap<>(Split.class);
    private final Map<String, Double> measurements = new HashMap<>();

    /** @param splitDone is called after the predictions of each of {@link #splits} */
    public ProbeRun(FitProbe recipe, ProbeData data, Runnable splitDone, Cancellation cancellation) {
        this.recipe = recipe;
        this.data = data;
        this.splitDone = splitDone;
        this.cancellation = cancellation;
    }

    /** Returns the splits that the probe predicts: those that are asked for, and those that are filtered. */
    public static Set<Split> splits(FitProbe recipe) {
        Set<Split> splits = EnumSet.of(Split.STRONG_TRAIN, Split.VAL);
        splits.addAll(recipe.splits());
        return splits;
    }

    /**
     * Runs once.
     *
     * @param block rows of activations that a thread has in hand at a time; changes memory, and numbers by rounding
     *     alone
     */
    public ProbeResult result(int block) {
        try (Points points = data.points(Split.STRONG_TRAIN)) {
            double[] given = data.labelSet().probabilities(Split.STRONG_TRAIN, points.ids());
            ProbeFitter fitter = new ProbeFitter(points, new SoftTargets(given), block, cancellation);
            try (FittedProbe probe = fitter.fit(recipe.probe())) {
                strongTrain(probe, points, given);
                val(probe);
                Set<Split> others = splits(recipe);
                others.removeAll(labels.keySet());
                others.forEach(split -> other(probe, split));
            }
        }
        labels.keySet().retainAll(recipe.splits());
        return new ProbeResult(labels, kept, measurements);
    }

    private void strongTrain(FittedProbe probe, Points points, double[] given) {
        Predictions own = probe.predictFitted(cancellation);
        filtered(Split.STRONG_TRAIN, points.ids(), given, own, probe.kept(recipe.contamination(), own));
        probe.leftOut()
                .ifPresent(count -> measurements.put(
                        ProbeMeasurement.LEFT_OUT_BY_COMPONENTS.of(Split.STRONG_TRAIN), (double) count));
    }

    private void val(FittedProbe probe) {
        try (Points points = data.points(Split.VAL)) {
            double[] given = data.labelSet().probabilities(Split.VAL, points.ids());
            Predictions predictions = probe.predict(points, cancellation);
            int drop = probe.dropped(recipe.contamination(), points.count());
            filtered(
                    Split.VAL,
                    points.ids(),
                    given,
                    predictions,
                    Disagreement.kept(predictions.probabilities(), given, drop));
        }
    }

    private void filtered(Split split, List<String> ids, double[] given, Predictions predictions, int[] keptRows) {
        FilteredSplit filtered = new FilteredSplit(split, ids, given, data.truth(split), predictions, keptRows);
        kept.put(split, filtered.keptIds());
        measurements.putAll(filtered.measurements());
        predicted(split, ids, predictions);
    }

    private void other(FittedProbe probe, Split split) {
        try (Points points = data.points(split)) {
            predicted(split, points.ids(), probe.predict(points, cancellation));
        }
    }

    private void predicted(Split split, List<String> ids, Predictions predictions) {
        double[] logits = predictions.logits();
        labels.put(
                split,
                IntStream.range(0, ids.size())
                        .mapToObj(i -> new SoftLabel(
                                ids.get(i), predictions.probabilities()[i], logits == null ? null : logits[i]))
                        .toList());
        splitDone.run();
    }
}
