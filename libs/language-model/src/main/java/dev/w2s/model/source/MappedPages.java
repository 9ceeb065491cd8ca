package dev.w2s.model.source;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memory behind a mapped file. Pages that were read count as the process's until the kernel takes them back, which it does
 * under pressure only; a model that is copied out of its file would be seen twice until then.
 */
final class MappedPages {
    private static final Logger LOG = LoggerFactory.getLogger(MappedPages.class);

    /** {@code MADV_DONTNEED} of Linux: of a file's mapping, drops the pages and changes nothing. */
    private static final int DONT_NEED = 4;

    private static final long PAGE = 4096;

    private final AtomicBoolean unavailable = new AtomicBoolean();

    /** @param mapped of a file that is mapped; of any other memory this would lose the content */
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
            LOG.info("this platform has no madvise: files of models stay in memory until it is needed", e);
        }
    }
}
