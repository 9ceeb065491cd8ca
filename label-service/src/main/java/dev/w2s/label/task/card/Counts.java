package dev.w2s.label.task.card;

/**
 * Examples of either label.
 *
 * @param of what was counted: a step of the preparation, or a split
 */
public record Counts(String of, int label0, int label1) {}
