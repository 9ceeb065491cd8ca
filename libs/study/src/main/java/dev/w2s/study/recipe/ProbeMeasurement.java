package dev.w2s.study.recipe;

import dev.w2s.study.data.Split;

/**
 * What a {@link FitProbe} job counts on a split, for its manifest. Two labels agree where both are above 1/2 or both are not;
 * shares are in [0, 1].
 */
public enum ProbeMeasurement {
    EXAMPLES("examples"),
    /** Ids in {@code kept.json}. */
    KEPT("kept"),
    /** Examples that TopoFilter's components alone left out; absent for other probes. */
    LEFT_OUT_BY_COMPONENTS("leftOutByComponents"),
    /** The share of examples whose prediction agrees with the label that the probe was given. */
    LABEL_AGREEMENT("labelAgreement"),
    /** The share of examples whose prediction agrees with ground truth. */
    TRUTH_AGREEMENT("truthAgreement"),
    /** The share of examples whose given label agrees with ground truth. */
    LABEL_ACCURACY("labelAccuracy"),
    /** The same among the kept. */
    KEPT_LABEL_ACCURACY("keptLabelAccuracy");

    private final String name;

    ProbeMeasurement(String name) {
        this.name = name;
    }

    /** The name in a manifest, for example {@code strong_train.kept}. */
    public String of(Split split) {
        return split.label() + "." + name;
    }
}
