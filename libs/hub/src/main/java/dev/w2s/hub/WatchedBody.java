package dev.w2s.hub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An answer's body whose reader waits only so long for the next byte: Java's client has no such limit of its own. */
final class WatchedBody extends FilterInputStream {
    private final Duration patience;
    private final Future<?> watch;
    private volatile boolean waiting;
    private volatile long waitingSince;
    private volatile boolean stalled;

    WatchedBody(InputStream body, Duration patience, ScheduledExecutorService watchdog) {
        super(body);
        this.patience = patience;
        long interval = Math.max(1, patience.toMillis() / 4);
        this.watch = watchdog.scheduleWithFixedDelay(this::closeIfStalled, interval, interval, TimeUnit.MILLISECONDS);
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        waitingSince = System.nanoTime();
        waiting = true;
        try {
            int count = super.read(buffer, from, length);
            if (stalled) {
                throw new HttpTimeoutException("no byte arrived for " + patience.toMillis() + " ms");
            }
            return count;
        } catch (IOException e) {
            throw stalled ? new HttpTimeoutException("no byte arrived for " + patience.toMillis() + " ms") : e;
        } finally {
            waiting = false;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        super.close();
    }

    private void closeIfStalled() {
        if (waiting && System.nanoTime() - waitingSince > patience.toNanos()) {
            stalled = true;
            try {
                close();
            } catch (IOException e) {
                // The reader sees that the body has ended, which is all this is for.
            }
        }
    }
}
