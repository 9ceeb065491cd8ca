package dev.w2s.eval.study;

/**
 * A study that is in the database.
 *
 * @param isNew false where the same study was there already
 */
public record SubmittedStudy(String id, boolean isNew) {}
