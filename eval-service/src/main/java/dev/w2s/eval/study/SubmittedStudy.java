package dev.w2s.eval.study;

/**
 * What became of a submission: the study is in the database.
 *
 * @param isNew false where the same study was in the database already
 */
public record SubmittedStudy(String id, boolean isNew) {}
