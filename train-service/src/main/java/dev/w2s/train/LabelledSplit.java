package dev.w2s.train;

import dev.w2s.model.tuning.data.LabelledText;
import java.util.List;

/**
 * What a job reads of a split.
 *
 * @param texts in the dataset's order, which belongs to the recipe
 * @param leftOut examples of the split that are not among them
 */
record LabelledSplit(List<LabelledText> texts, int leftOut) {}
