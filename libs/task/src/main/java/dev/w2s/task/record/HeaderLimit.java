package dev.w2s.task.record;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a gzip file, whose headers may not be endless: a header holds the name of a file, which is read into memory
 * before any content comes.
 */
final class HeaderLimit extends FilterInputStream {
    static final int BYTES = 1 << 20;

    private long sinceContent;

    HeaderLimit(InputStream compressed) {
        super(compressed);
    }

    /** Returns the same content, which begins the count anew wherever some of it comes. */
    InputStream watched(InputStream content) {
        return new FilterInputStream(content) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                sinceContent = 0;
                return read;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                sinceContent = 0;
                return count;
            }
        };
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(count);
        return count;
    }

    private void count(int bytes) throws IOException {
        sinceContent += Math.max(0, bytes);
        if (sinceContent > BYTES) {
            throw new IOException("a header has more than " + BYTES + " bytes");
        }
    }
}
