package dev.w2s.study.recipe;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.data.Split;
import dev.w2s.study.job.JobKind;
import dev.w2s.study.probe.Probe;
import dev.w2s.study.probe.ProbeMeasurement;
import java.util.List;
import java.util.TreeSet;

/**
 * Fits a probe on the activations of strong_train and their labels. The artifact is a label set with more in it:
 *
 * <ul>
 * <li>{@code <split>.parquet} for each of {@code splits}: the probe's predictions;
 * <li>{@code kept.json}: the ids of strong_train and val, in the dataset's order, without the share
 * {@code contamination} of each whose labels the probe most disagrees with. Of n examples, kNN and logistic regression
 * drop {@code int(c n)}, those with the largest {@code |prediction - label|}. TopoFilter drops {@code c n} rounded half
 * to even: of strong_train first those outside its components, then those whose label is farthest from the mean label
 * of the neighbours; of val, which it is not fitted on, only the latter;
 * <li>in the manifest's measurements, each {@link ProbeMeasurement} for strong_train and val.
 * </ul>
 *
 * Every probe writes its kept ids, so that methods that predict, filter or relabel with one probe share one job.
 *
 * @param layer one of the layers in {@code activations}
 * @param dataset gives the order of ids, and the ground truth with which agreement is measured; the probe never sees it
 * @param labelSet labels of strong_train, on which the probe is fitted, and of val, for the ids that it keeps there
 * @param contamination the share of examples that filtering drops, in [0, 1)
 * @param splits the splits to predict, in the order of {@link Split}, whatever order was given
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
