package dev.w2s.task.record;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Expands zstd, one frame after another to the file's end. zstd-jni's own stream (1.5.6-10) can't be used: it takes a
 * second frame that is cut for the file's end if it arrives in one read with the end of the first, so the file would
 * lose its rest in silence.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878</a>
 */
final class ZstdFrames extends InputStream {
    private final InputStream in;
    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
    private final byte[] chunk = new byte[1 << 16];
    private final ByteBuffer compressed =
            ByteBuffer.allocateDirect(chunk.length).limit(0);
    private final ByteBuffer expanded = ByteBuffer.allocateDirect(1 << 17).limit(0);
    private boolean inFrame;

    ZstdFrames(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return expanded.hasRemaining() || expand() ? expanded.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!expanded.hasRemaining() && !expand()) {
            return -1;
        }
        int count = Math.min(length, expanded.remaining());
        expanded.get(bytes, offset, count);
        return count;
    }

    /** Expands some more; returns false at the end of the file. */
    private boolean expand() throws IOException {
        // If the last step filled the whole buffer, the decompressor may hold more without needing another byte.
        boolean mayWait = inFrame && expanded.limit() == expanded.capacity();
        do {
            if (!mayWait && !compressed.hasRemaining() && !fill()) {
                if (inFrame) {
                    throw new EOFException("the file ends in the middle of its compressed data");
                }
                return false;
            }
            step();
            mayWait = false;
        } while (!expanded.hasRemaining());
        return true;
    }

    private void step() throws IOException {
        expanded.clear();
        try {
            inFrame = !zstd.decompressDirectByteBufferStream(expanded, compressed);
        } catch (ZstdException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            expanded.flip();
        }
    }

    private boolean fill() throws IOException {
        int count = in.read(chunk, 0, chunk.length);
        compressed.clear().put(chunk, 0, Math.max(0, count)).flip();
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        zstd.close();
        in.close();
    }
}
