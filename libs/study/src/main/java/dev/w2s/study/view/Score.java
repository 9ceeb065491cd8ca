package dev.w2s.study.view;

import org.jspecify.annotations.Nullable;

/**
 * The score of a model on the test split.
 *
 * @param auc ROC AUC of the logit difference, ties counted half; null where the split holds one class only
 * @param accuracy the share of examples whose p is above 0.5 if and only if the label is 1
 */
public record Score(@Nullable Double auc, double accuracy, int examples) {}
