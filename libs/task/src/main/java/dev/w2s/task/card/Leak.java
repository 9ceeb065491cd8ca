package dev.w2s.task.card;

/**
 * How well a trivial feature tells the labels apart.
 *
 * @param feature the feature's name, for people, for example {@code the number of words of the answer}
 * @param auc the ROC AUC of the feature against the label, with ties counted half. For a feature that is lower for
 *     label 1 it is the AUC of the negative feature, so it is never below 1/2, except for words, whose direction is
 *     learned from other examples
 * @param higherFor the label whose examples have higher values
 * @param threshold the AUC from which on the card warns. It is above what chance can reach with that many examples, so
 *     above 1 where there are very few
 * @param on the examples that were measured: {@code all splits}, or a split
 * @param examples the number of these examples
 * @param warns whether {@code auc} reaches {@code threshold}
 */
public record Leak(
        String feature, double auc, int higherFor, double threshold, String on, int examples, boolean warns) {}
