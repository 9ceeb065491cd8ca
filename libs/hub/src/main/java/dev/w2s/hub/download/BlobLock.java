package dev.w2s.hub.download;

import dev.w2s.hub.http.Interruption;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Allows one download of a blob at a time, among the threads of this JVM and among processes. A waiting thread can be
 * interrupted. Lock files stay, as Python's do: a file that is deleted while a process waits for it would lock nothing.
 */
public final class BlobLock implements AutoCloseable {
    /**
     * Static because file locks belong to the JVM as a whole: two threads can't both hold one, and on Linux the first
     * to close the file gives up the lock of the other.
     */
    private static final ConcurrentMap<Path, Semaphore> WITHIN_THIS_JVM = new ConcurrentHashMap<>();

    private static final Logger LOG = LoggerFactory.getLogger(BlobLock.class);

    private final Semaphore held;
    private final FileChannel channel;

    private BlobLock(Semaphore held, FileChannel channel) {
        this.held = held;
        this.channel = channel;
    }

    /** Waits until the lock is free, and takes it. */
    public static BlobLock acquire(Path file) {
        Semaphore permit = WITHIN_THIS_JVM.computeIfAbsent(file, path -> new Semaphore(1));
        try {
            permit.acquire();
        } catch (InterruptedException e) {
            throw Interruption.of(e);
        }
        try {
            return new BlobLock(permit, lock(file));
        } catch (IOException e) {
            permit.release();
            throw StorageFailure.of(file, e);
        }
    }

    /** Blocks in the operating system until the lock is free; an interrupt closes the channel and ends the wait. */
    private static FileChannel lock(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                LOG.info("Waiting for another process that downloads the same, with lock {}", file);
                channel.lock();
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The system takes the lock back when the process ends.
        } finally {
            held.release();
        }
    }
}
