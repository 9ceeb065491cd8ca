package dev.w2s.model.source;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives memory behind a mapped file back. Pages that were read count as memory of the process until the kernel takes
 * them back, which it does only when memory is short; until then a model that is copied out of its file would count
 * twice.
 */
final class MappedPages {
    private static final Logger LOG = LoggerFactory.getLogger(MappedPages.class);

    /** {@code MADV_DONTNEED} of Linux: of a file's mapping, drops the pages and changes nothing. */
    private static final int DONT_NEED = 4;

    private static final long PAGE = 4096;

    private final AtomicBoolean unavailable = new AtomicBoolean();

    /** @param mapped memory of a mapped file; any other memory would lose its content */
    void giveBack(ByteBuffer mapped) {
        if (!mapped.isDirect() || !mapped.hasRemaining() || unavailable.get()) {
            return;
        }
        long begin = Pointer.nativeValue(Native.getDirectBufferPointer(mapped)) + mapped.position();
        long page = begin - begin % PAGE;
        long length = begin + mapped.remaining() - page;
        try {
            Function.getFunction("c", "madvise").invokeInt(new Object[] {new Pointer(page), length, DONT_NEED});
        } catch (UnsatisfiedLinkError e) {
            unavailable.set(true);
            LOG.info("this platform has no madvise: files of models stay in memory until the memory is needed", e);
        }
    }
}
