package dev.w2s.study.view;

import dev.w2s.study.data.Split;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a probe on one split. Two labels agree where both are above 1/2 or both are not; shares are in [0, 1].
 *
 * @param kept the number of examples that filtering keeps
 * @param leftOutByComponents the number of examples outside TopoFilter's components; null for other probes
 * @param labelAgreement the share of predictions that agree with the label that the probe was given
 * @param truthAgreement the share of predictions that agree with ground truth
 * @param labelAccuracy the share of given labels that agree with ground truth
 * @param keptLabelAccuracy the share of kept examples whose given label agrees with ground truth
 */
public record ProbeFigures(
        Split split,
        int examples,
        int kept,
        @Nullable Integer leftOutByComponents,
        @Nullable Double labelAgreement,
        @Nullable Double truthAgreement,
        @Nullable Double labelAccuracy,
        @Nullable Double keptLabelAccuracy) {}
