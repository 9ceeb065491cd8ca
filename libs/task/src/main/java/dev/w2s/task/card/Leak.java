package dev.w2s.task.card;

/**
 * How well something trivial tells the labels apart.
 *
 * @param feature for people, for example {@code the answer's length in words}
 * @param auc ROC AUC of the feature against the label, ties counted half; of a feature that is lower for label 1, that of
 *     its negative, so never below 1/2 but for words, whose direction is learned from other examples
 * @param higherFor the label whose examples have more of it
 * @param threshold the AUC from which on it is worth a warning; above what chance can do with so few examples,
 *     so of very few above 1
 * @param on the examples that it was measured on: {@code all splits}, or a split
 * @param examples how many
 */
public record Leak(
        String feature, double auc, int higherFor, double threshold, String on, int examples, boolean warns) {}
