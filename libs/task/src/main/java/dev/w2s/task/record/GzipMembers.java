package dev.w2s.task.record;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Expands gzip, one member after another to the file's end. {@link java.util.zip.GZIPInputStream} takes whatever it can't read
 * after the first for the end, so that a damaged file loses its rest in silence.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class GzipMembers extends InputStream {
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int HEADER_CHECK = 2;
    private static final int RESERVED = 0xE0;
    private static final int DEFLATE = 8;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] compressed = new byte[1 << 16];
    private int position;
    private int end;
    private boolean inMember;

    GzipMembers(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inMember || beginMember()) {
            int expanded = inflate(bytes, offset, length);
            if (expanded > 0) {
                check.update(bytes, offset, expanded);
                return expanded;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw new ZipException("a preset dictionary is asked for, which gzip doesn't know");
            } else {
                feed();
            }
        }
        return -1;
    }

    private int inflate(byte[] bytes, int offset, int length) throws ZipException {
        try {
            return inflater.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            throw new ZipException(String.valueOf(e.getMessage()));
        }
    }

    private void feed() throws IOException {
        if (!fill()) {
            throw new EOFException("the file ends in the middle of its compressed data");
        }
        inflater.setInput(compressed, position, end - position);
        position = end;
    }

    private boolean beginMember() throws IOException {
        if (position == end && !fill()) {
            return false;
        }
        if (nextByte() != 0x1F || nextByte() != 0x8B || nextByte() != DEFLATE) {
            throw new ZipException("what follows the end of its compressed data is not gzip");
        }
        int flags = nextByte();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("the header has unknown flags");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(nextShort());
        }
        for (int text : new int[] {NAME, COMMENT}) {
            while ((flags & text) != 0 && nextByte() != 0) {
                // Up to the zero at its end.
            }
        }
        skip((flags & HEADER_CHECK) != 0 ? 2 : 0);
        inflater.reset();
        inflater.setInput(compressed, position, end - position);
        position = end;
        check.reset();
        inMember = true;
        return true;
    }

    private void endMember() throws IOException {
        position = end - inflater.getRemaining();
        long expectedCheck = nextInt();
        long expectedLength = nextInt();
        if (expectedCheck != check.getValue() || expectedLength != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw new ZipException("what was expanded doesn't have the check sum that was compressed with it");
        }
        inMember = false;
    }

    private long nextInt() throws IOException {
        return nextShort() | (long) nextShort() << 16;
    }

    private int nextShort() throws IOException {
        return nextByte() | nextByte() << 8;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            nextByte();
        }
    }

    private int nextByte() throws IOException {
        if (position == end && !fill()) {
            throw new EOFException("the file ends in the middle of its compressed data");
        }
        return compressed[position++] & 0xFF;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(compressed, 0, compressed.length));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
