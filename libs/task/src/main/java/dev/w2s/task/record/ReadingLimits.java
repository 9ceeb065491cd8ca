package dev.w2s.task.record;

/**
 * The limits above which input is refused, before it fills the memory or takes days to read.
 *
 * @param lineBytes the most bytes of a line of JSON Lines, or characters of a record of CSV
 * @param expandedBytes the most bytes that a compressed file may expand to
 */
public record ReadingLimits(int lineBytes, long expandedBytes) {
    public static final ReadingLimits DEFAULT = new ReadingLimits(16 << 20, 64L << 30);

    public ReadingLimits {
        if (lineBytes < 1 || expandedBytes < 1) {
            throw new IllegalArgumentException("limits of " + lineBytes + " bytes a line and " + expandedBytes
                    + " bytes a file allow nothing to be read");
        }
    }
}
