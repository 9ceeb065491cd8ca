package dev.w2s.artifact.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Maps the data of a file with as few mappings as possible. One mapping holds at most 2 GiB, so runs of whole tensors
 * share one; a tensor that is larger has none, and is mapped range by range.
 */
final class MappedTensors {
    private static final long LARGEST = Integer.MAX_VALUE;

    private final FileChannel channel;
    private final long dataStart;
    private final TreeMap<Long, ByteBuffer> runs = new TreeMap<>();

    MappedTensors(FileChannel channel, long dataStart, List<TensorHeader> inFileOrder) throws IOException {
        this.channel = channel;
        this.dataStart = dataStart;
        long begin = 0;
        long end = 0;
        for (TensorHeader tensor : inFileOrder) {
            if (tensor.end() - begin > LARGEST) {
                addRun(begin, end);
                begin = tensor.sizeInBytes() > LARGEST ? tensor.end() : tensor.begin();
            }
            end = tensor.end();
        }
        addRun(begin, end);
    }

    private void addRun(long begin, long end) throws IOException {
        if (end > begin) {
            runs.put(begin, map(begin, end - begin));
        }
    }

    /** Returns {@code length} bytes from {@code begin}, all of one tensor. */
    ByteBuffer range(long begin, int length) throws IOException {
        if (length == 0) {
            return ByteBuffer.allocateDirect(0).asReadOnlyBuffer();
        }
        Map.Entry<Long, ByteBuffer> run = runs.floorEntry(begin);
        if (run == null || begin - run.getKey() + length > run.getValue().capacity()) {
            return map(begin, length);
        }
        return run.getValue().slice((int) (begin - run.getKey()), length);
    }

    private ByteBuffer map(long begin, long length) throws IOException {
        return channel.map(MapMode.READ_ONLY, dataStart + begin, length);
    }
}
