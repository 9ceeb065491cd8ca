package dev.w2s.task.record;

/**
 * What is refused as no record of a data set, before it fills the memory or goes on for days.
 *
 * @param lineBytes of a line of JSON Lines or of a record of CSV
 * @param expandedBytes of a file that is compressed
 */
public record ReadingLimits(int lineBytes, long expandedBytes) {
    public static final ReadingLimits DEFAULT = new ReadingLimits(16 << 20, 64L << 30);

    public ReadingLimits {
        if (lineBytes < 1 || expandedBytes < 1) {
            throw new IllegalArgumentException(
                    "limits of " + lineBytes + " bytes a line and " + expandedBytes + " a file let nothing be read");
        }
    }
}
