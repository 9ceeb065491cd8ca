package dev.w2s.task.record;

import dev.w2s.study.failure.CategorizedException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * The bytes that a compressed file expands to. They are refused where there are more than the limit, or more than a
 * file of records can expand to.
 */
final class ExpandedBytes extends FilterInputStream {
    /** The text of records is compressed to a hundredth at best, except in small files that repeat one record. */
    private static final long RATIO = 200;

    private static final long ALWAYS_FINE = 64L << 20;

    private final String name;
    private final long compressedBytes;
    private final long limit;
    private long expanded;

    ExpandedBytes(InputStream in, String name, long compressedBytes, long limit) {
        super(in);
        this.name = name;
        this.compressedBytes = compressedBytes;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            int count = super.read(bytes, offset, length);
            expanded += Math.max(0, count);
            refuseTooMuch();
            return count;
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    /** Returns the refusal of a file whose compressed data cannot be read. */
    static CategorizedException damaged(String name, IOException cause) {
        String why = cause instanceof EOFException
                ? "the file ends in the middle of its compressed data"
                : String.valueOf(cause.getMessage());
        return RecordFailure.corrupt(
                name, "is damaged or not whole: it cannot be expanded (" + why + "); fetch it again", cause);
    }

    private void refuseTooMuch() {
        refuseMoreThan(limit, "the limit: split the file, or raise the limit");
        refuseMoreThan(
                Math.max(ALWAYS_FINE, RATIO * compressedBytes),
                "which no file of records does: if it is one all the same, expand it");
    }

    private void refuseMoreThan(long bytes, String why) {
        if (expanded > bytes) {
            throw RecordFailure.corrupt(
                    name,
                    String.format(
                            Locale.ROOT, "expands from %,d bytes to more than %,d, %s", compressedBytes, bytes, why));
        }
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException ignored) {
            // It was only read: there is nothing to lose.
        }
    }
}
