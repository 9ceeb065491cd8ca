package dev.w2s.model.loss;

/**
 * Some texts of an optimizer batch, or all.
 *
 * @param labels p(label = 1) of each, from {@link BatchLoss#labels}
 * @param batchSize texts in the whole batch
 * @param stepsDone optimizer steps before this one
 * @param memory as it was before the batch
 */
public record BatchPart(float[] labels, int batchSize, int stepsDone, LossMemory memory) {}
