package dev.w2s.study.view;

import org.jspecify.annotations.Nullable;

/**
 * A model on the test split.
 *
 * @param auc ROC AUC of the logit difference, ties counted half; null where the split holds one class only
 * @param accuracy share of examples with p &gt; 0.5 exactly where the label is 1
 */
public record Score(@Nullable Double auc, double accuracy, int examples) {}
