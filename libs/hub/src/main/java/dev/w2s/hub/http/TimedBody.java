package dev.w2s.hub.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer. Its reader waits a limited time for the next byte, and stops when it is interrupted. Java's
 * own body does neither: its timeout ends with the headers, and it swallows interrupts.
 */
final class TimedBody extends InputStream implements HttpResponse.BodySubscriber<InputStream> {
    private final Duration patience;
    private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
    private final List<ByteBuffer> end = List.of();
    private final Deque<ByteBuffer> unread = new ArrayDeque<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    TimedBody(Duration patience) {
        this.patience = patience;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        if (closed) {
            source.cancel();
        } else {
            source.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (!buffers.isEmpty()) {
            arrived.add(buffers);
        }
    }

    @Override
    public void onError(Throwable cause) {
        failure = cause;
        arrived.add(end);
    }

    @Override
    public void onComplete() {
        arrived.add(end);
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        ByteBuffer bytes = next();
        if (bytes == null) {
            return -1;
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(target, from, count);
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    private @Nullable ByteBuffer next() throws IOException {
        while (unread.isEmpty() || !unread.peek().hasRemaining()) {
            if (unread.poll() == null) {
                List<ByteBuffer> buffers = take();
                if (buffers.isEmpty()) {
                    return null;
                }
                unread.addAll(buffers);
            }
        }
        return unread.peek();
    }

    /** Returns the next buffers; none at the end and ever after. */
    private List<ByteBuffer> take() throws IOException {
        List<ByteBuffer> buffers;
        try {
            buffers = arrived.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            close();
            throw Interruption.of(e);
        }
        if (buffers == null) {
            close();
            throw new HttpTimeoutException("no byte arrived for " + patience.toMillis() + " ms");
        }
        if (buffers.isEmpty()) {
            arrived.add(end);
            Throwable cause = failure;
            if (cause != null) {
                throw new IOException(cause.getMessage(), cause);
            }
        } else {
            Flow.Subscription source = subscription;
            if (source != null) {
                source.request(1);
            }
        }
        return buffers;
    }

    /** Cancels what has not arrived. */
    @Override
    public void close() {
        closed = true;
        Flow.Subscription source = subscription;
        if (source != null) {
            source.cancel();
        }
    }
}
