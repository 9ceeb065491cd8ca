package dev.w2s.statistics.paired;

/** What a test takes for an effect. */
public enum Alternative {
    /** The differences lie to one side of 0, whichever it is. */
    TWO_SIDED,
    /** The differences lie above 0: the first method is better. */
    GREATER,
    /** The differences lie below 0: the first method is worse. */
    LESS
}
