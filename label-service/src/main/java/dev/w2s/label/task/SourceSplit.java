package dev.w2s.label.task;

/** The part of its source that a record comes from. A source that has no parts is all {@link #TRAIN}. */
public enum SourceSplit {
    TRAIN,
    VALIDATION,
    TEST
}
