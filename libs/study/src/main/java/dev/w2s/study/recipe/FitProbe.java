package dev.w2s.study.recipe;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.data.Split;
import dev.w2s.study.job.JobKind;
import dev.w2s.study.probe.Probe;
import java.util.List;
import java.util.TreeSet;

/**
 * Fits a probe on the activations of strong_train and their labels. The artifact is a label set, and more:
 *
 * <ul>
 *   <li>{@code <split>.parquet} for each of {@code splits}: the probe's predictions;
 *   <li>{@code kept.json}: the ids of strong_train and val that remain without the {@code contamination} of each whose label
 *       the probe most disagrees with, in the dataset's order. kNN and logistic regression drop {@code int(c n)} by
 *       {@code |prediction - label|}; TopoFilter drops {@code c n} rounded half to even: of strong_train what its components leave
 *       out and then by distance from the mean label of the neighbours, of val, which is not fitted on, by that distance alone;
 *   <li>in the manifest's measurements, for strong_train and val, what {@link ProbeMeasurement} names.
 * </ul>
 *
 * Every probe writes its kept ids, so that methods that predict, filter and relabel with one probe share one job.
 *
 * @param layer one of those that {@code activations} holds
 * @param dataset for the ids' order and the measured agreement with ground truth, which the probe never sees
 * @param labelSet labels of strong_train, and of val for its kept ids
 * @param contamination in [0, 1): the share that filtering drops
 * @param splits to predict, in the order of {@link Split}, whatever order was given
 */
public record FitProbe(
        int formula,
        Key activations,
        int layer,
        Key dataset,
        Key labelSet,
        Probe probe,
        double contamination,
        List<Split> splits)
        implements Recipe {
    public static final int FORMULA = 1;

    public FitProbe {
        require(contamination >= 0 && contamination < 1, "contamination", contamination, "must be in [0, 1)");
        require(!splits.isEmpty(), "splits", splits, "must name at least one");
        splits = List.copyOf(new TreeSet<>(splits));
    }

    public FitProbe(
            Key activations,
            int layer,
            Key dataset,
            Key labelSet,
            Probe probe,
            double contamination,
            List<Split> splits) {
        this(FORMULA, activations, layer, dataset, labelSet, probe, contamination, splits);
    }

    @Override
    public int currentFormula() {
        return FORMULA;
    }

    @Override
    public JobKind kind() {
        return JobKind.FIT_PROBE;
    }

    @Override
    public ArtifactKind produces() {
        return ArtifactKind.LABEL_SET;
    }

    @Override
    public List<ArtifactId> inputs() {
        return List.of(
                new ArtifactId(ArtifactKind.ACTIVATIONS, activations),
                new ArtifactId(ArtifactKind.DATASET, dataset),
                new ArtifactId(ArtifactKind.LABEL_SET, labelSet));
    }
}
