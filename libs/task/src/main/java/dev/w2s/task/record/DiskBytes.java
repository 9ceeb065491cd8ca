package dev.w2s.task.record;

import dev.w2s.artifact.file.FileFailure;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file. A failure of the disk is told apart from damaged content. */
final class DiskBytes extends FilterInputStream {
    private final Path file;

    private DiskBytes(Path file, InputStream in) {
        super(in);
        this.file = file;
    }

    static DiskBytes open(Path file) {
        if (!Files.exists(file)) {
            throw FileFailure.missing(file, "a file of records was expected");
        }
        try {
            return new DiskBytes(file, new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }

    @Override
    public int read() {
        try {
            return super.read();
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }

    /** Returns the first bytes without consuming them. */
    byte[] start(int length) {
        try {
            mark(length);
            byte[] start = readNBytes(length);
            reset();
            return start;
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
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
