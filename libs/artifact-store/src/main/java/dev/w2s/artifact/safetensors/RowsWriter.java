package dev.w2s.artifact.safetensors;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Writes float32 matrices of one shape into one file, row by row, so that they need not fit into memory. The file has
 * the bytes that {@link SafetensorsWriter} would write.
 */
public final class RowsWriter implements AutoCloseable {
    private final Path file;
    private final List<String> names;
    private final int rows;
    private final FileChannel channel;
    private final List<Long> starts = new ArrayList<>();
    private final ByteBuffer row;
    private int written;

    private RowsWriter(Path file, List<String> names, int rows, int columns, FileChannel channel) {
        this.file = file;
        this.names = List.copyOf(names);
        this.rows = rows;
        this.channel = channel;
        this.row = ByteBuffer.allocateDirect(Float.BYTES * columns).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Replaces {@code file}.
     *
     * @param names of the matrices
     * @param rows and columns of each
     * @throws CategorizedException {@code STORAGE} if the disk is full or read-only
     */
    public static RowsWriter open(Path file, List<String> names, int rows, int columns, Map<String, String> metadata) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            RowsWriter writer = new RowsWriter(file, names, rows, columns, channel);
            writer.writeHeader(columns, metadata);
            return writer;
        } catch (IOException e) {
            throw FileFailure.unwritable(file, e);
        }
    }

    private void writeHeader(int columns, Map<String, String> metadata) throws IOException {
        long size = (long) Float.BYTES * rows * columns;
        List<TensorHeader> headers = new ArrayList<>();
        for (String name : names.stream().sorted(Comparator.naturalOrder()).toList()) {
            long begin = headers.size() * size;
            headers.add(new TensorHeader(name, DType.F32, List.of((long) rows, (long) columns), begin, begin + size));
        }
        ByteBuffer header = HeaderBytes.of(headers, metadata);
        long dataStart = header.remaining();
        writeAll(header, 0);
        for (String name : names) {
            headers.stream()
                    .filter(tensor -> tensor.name().equals(name))
                    .forEach(tensor -> starts.add(dataStart + tensor.begin()));
        }
    }

    /**
     * Appends a row to each matrix.
     *
     * @param values [matrices, columns], in the order of the names
     * @throws CategorizedException {@code STORAGE} if the disk is full
     */
    public void write(float[][] values) {
        if (written == rows || values.length != names.size()) {
            throw new IllegalStateException(values.length + " rows after " + written + " of " + rows + " for each of "
                    + names.size() + " matrices of " + file);
        }
        try {
            for (int matrix = 0; matrix < values.length; matrix++) {
                requireWhole(values[matrix]);
                row.clear().asFloatBuffer().put(values[matrix]);
                writeAll(row, starts.get(matrix) + (long) written * row.capacity());
            }
            written++;
        } catch (IOException e) {
            throw FileFailure.unwritable(file, e);
        }
    }

    private void requireWhole(float[] values) {
        if (values.length * Float.BYTES != row.capacity()) {
            throw new IllegalArgumentException("a row of " + values.length + " values does not fit the "
                    + row.capacity() / Float.BYTES + " columns of " + file);
        }
    }

    private void writeAll(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Closes the file, and deletes it if it does not have all of its rows. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw FileFailure.unwritable(file, e);
        } finally {
            if (written < rows) {
                FileFailure.deleteHalfWritten(file);
            }
        }
    }
}
