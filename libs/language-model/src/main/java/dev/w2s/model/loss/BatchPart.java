package dev.w2s.model.loss;

/**
 * Some texts of an optimizer batch, or all of them.
 *
 * @param labels p(label = 1) of each text, from {@link BatchLoss#labels}
 * @param batchSize the number of texts in the whole batch
 * @param stepsDone the number of optimizer steps before this one
 * @param memory what the loss remembered before the batch
 */
public record BatchPart(float[] labels, int batchSize, int stepsDone, LossMemory memory) {}
