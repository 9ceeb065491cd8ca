package dev.w2s.study.probe;

import dev.w2s.study.data.Split;
import dev.w2s.study.recipe.FitProbe;

/**
 * A number that a {@link FitProbe} job measures on a split and writes into its manifest. Two labels agree where both
 * are above 1/2 or both are not; shares are in [0, 1].
 */
public enum ProbeMeasurement {
    /** The number of examples in the split. */
    EXAMPLES("examples"),
    /** The number of ids in {@code kept.json}. */
    KEPT("kept"),
    /** The number of examples outside TopoFilter's components; absent for other probes. */
    LEFT_OUT_BY_COMPONENTS("leftOutByComponents"),
    /** The share of examples whose prediction agrees with the label that the probe was given. */
    LABEL_AGREEMENT("labelAgreement"),
    /** The share of examples whose prediction agrees with ground truth. */
    TRUTH_AGREEMENT("truthAgreement"),
    /** The share of examples whose given label agrees with ground truth. */
    LABEL_ACCURACY("labelAccuracy"),
    /** The share of kept examples whose given label agrees with ground truth. */
    KEPT_LABEL_ACCURACY("keptLabelAccuracy");

    private final String name;

    ProbeMeasurement(String name) {
        this.name = name;
    }

    /** Returns the name in a manifest, for example {@code strong_train.kept}. */
    public String of(Split split) {
        return split.label() + "." + name;
    }
}
