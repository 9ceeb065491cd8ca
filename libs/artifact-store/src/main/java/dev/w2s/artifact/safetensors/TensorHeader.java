package dev.w2s.artifact.safetensors;

import java.util.List;

/**
 * Where a tensor lies in its file. It has been checked that {@code end - begin} is the size that dtype and shape ask
 * for.
 *
 * @param shape row-major, empty for a scalar
 * @param begin first byte, counted from the end of the header
 * @param end one past the last byte
 */
public record TensorHeader(String name, DType dtype, List<Long> shape, long begin, long end) {
    public TensorHeader {
        shape = List.copyOf(shape);
    }

    public long sizeInBytes() {
        return end - begin;
    }

    public long elementCount() {
        return sizeInBytes() / dtype.sizeInBytes();
    }

    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
