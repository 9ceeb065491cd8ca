package dev.w2s.task.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text in UTF-8 line by line. Each line keeps its end ({@code \n}). A byte that is not UTF-8 and a line above
 * the limit are refused with their place. Memory holds one line. A byte order mark at the start is left out.
 */
final class Utf8Lines implements Closeable {
    private final InputStream in;
    private final String name;
    private final int lineBytes;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int end;
    private byte[] line = new byte[1 << 12];
    private int length;
    private long number;

    Utf8Lines(InputStream in, String name, int lineBytes) {
        this.in = in;
        this.name = name;
        this.lineBytes = lineBytes;
    }

    /** Returns the next line; null at the end. */
    @Nullable
    String next() {
        number++;
        length = 0;
        while (position < end || fill()) {
            int from = position;
            boolean ended = false;
            while (position < end && !ended) {
                ended = buffer[position++] == '\n';
            }
            append(from);
            if (ended) {
                return decoded();
            }
        }
        return length == 0 ? null : decoded();
    }

    /** Returns the number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    private void append(int from) {
        int count = position - from;
        if (length + count > lineBytes) {
            throw RecordFailure.inLine(
                    name,
                    number,
                    String.format(
                            Locale.ROOT,
                            "is longer than %,d bytes: shorten the record, or give each a line of its own",
                            lineBytes));
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, (int) Math.min(lineBytes, 2L * line.length)));
        }
        System.arraycopy(buffer, from, line, length, count);
        length += count;
    }

    private String decoded() {
        int mark = number == 1 && FileSignature.of(Arrays.copyOf(line, Math.min(length, 3))) == FileSignature.UTF_8
                ? 3
                : 0;
        ByteBuffer bytes = ByteBuffer.wrap(line, mark, length - mark);
        CharBuffer text = CharBuffer.allocate(length);
        CoderResult result = decoder.reset().decode(bytes, text, true);
        if (result.isError()) {
            int bad = bytes.position();
            throw RecordFailure.inLine(
                    name,
                    number,
                    String.format(
                            Locale.ROOT,
                            "byte %,d, 0x%02X, is not UTF-8: save the file as UTF-8 (iconv -f <its encoding> -t UTF-8)",
                            bad + 1,
                            line[bad]));
        }
        return text.flip().toString();
    }

    private boolean fill() {
        try {
            position = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            return end > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException ignored) {
            // It was only read: there is nothing to lose.
        }
    }
}
