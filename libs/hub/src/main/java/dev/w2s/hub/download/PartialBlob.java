package dev.w2s.hub.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * A file that is still arriving, and its hash so far. The bytes that an earlier run left are read once, and the
 * download goes on from there. Failures of the disk are {@code STORAGE}, so an {@link IOException} of a download always
 * comes from the network.
 */
public final class PartialBlob implements AutoCloseable {
    private static final int BUFFER_SIZE = 1 << 18;

    private final Path file;
    private final BlobId expected;
    private final long size;
    private final FileChannel channel;
    private MessageDigest digest;

    /** Written by the downloading thread alone. */
    private volatile long length;

    private PartialBlob(Path file, BlobId expected, long size, FileChannel channel) {
        this.file = file;
        this.expected = expected;
        this.size = size;
        this.channel = channel;
        this.digest = expected.newDigest(size);
    }

    /**
     * Opens the file, or what an earlier run left of it. Only the holder of the blob's lock may do so.
     *
     * @param size the file's bytes, or the most that it may have
     */
    static PartialBlob open(Path file, BlobId expected, long size) {
        try {
            Files.createDirectories(file.getParent());
            PartialBlob partial = new PartialBlob(
                    file,
                    expected,
                    size,
                    FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            partial.takeUp();
            return partial;
        } catch (IOException e) {
            throw StorageFailure.of(file, e);
        }
    }

    private void takeUp() throws IOException {
        if (channel.size() > size) {
            channel.truncate(0);
        }
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
        while (channel.read(buffer.clear()) >= 0) {
            digest.update(buffer.flip());
        }
        length = channel.position();
    }

    /** Returns how many bytes have arrived. */
    public long length() {
        return length;
    }

    /** Tells whether as many bytes have arrived as the file may have. */
    public boolean isWhole() {
        return length == size;
    }

    /** Appends bytes. Those beyond the file's size are left out. */
    public void append(byte[] bytes, int count) {
        int wanted = (int) Math.min(count, size - length);
        long grown = length + wanted;
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, wanted);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw StorageFailure.of(file, e);
        }
        digest.update(bytes, 0, wanted);
        length = grown;
    }

    /** Drops all bytes. */
    void restart() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            throw StorageFailure.of(file, e);
        }
        digest = expected.newDigest(size);
        length = 0;
    }

    /** Returns the hash of the bytes that have arrived. */
    public BlobId hash() {
        try {
            return BlobId.of((MessageDigest) digest.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java runtime can copy a digest", e);
        }
    }

    /** Forces the bytes to the disk, then gives the file its final name. */
    void publishAs(Path blob) {
        try {
            channel.force(true);
            channel.close();
            Files.move(file, blob, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw StorageFailure.of(blob, e);
        }
    }

    /** Removes the file. */
    public void discard() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw StorageFailure.of(file, e);
        }
    }

    /** Closes the file. The bytes that have arrived stay for the next try. */
    @Override
    public void close() {
        try {
            channel.close();
            if (length == 0) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw StorageFailure.of(file, e);
        }
    }
}
