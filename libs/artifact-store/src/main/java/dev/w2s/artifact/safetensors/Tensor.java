package dev.w2s.artifact.safetensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A tensor to write.
 *
 * @param shape row-major, empty for a scalar
 * @param data the elements in little-endian order, from position to limit; at most 2 GiB. It is not copied.
 */
public record Tensor(DType dtype, List<Long> shape, ByteBuffer data) {
    public Tensor {
        shape = List.copyOf(shape);
        data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (shape.stream().anyMatch(dimension -> dimension < 0)) {
            throw new IllegalArgumentException("a shape has no negative dimensions, but this one is " + shape);
        }
        long needed = dtype.bytesOf(shape);
        if (needed != data.remaining()) {
            throw new IllegalArgumentException(
                    dtype + " " + shape + " takes " + needed + " bytes, but the data has " + data.remaining());
        }
    }

    public static Tensor floats(float[] values, long... shape) {
        ByteBuffer data = littleEndian(values.length, DType.F32);
        data.asFloatBuffer().put(values);
        return new Tensor(DType.F32, LongStream.of(shape).boxed().toList(), data);
    }

    public static Tensor longs(long[] values, long... shape) {
        ByteBuffer data = littleEndian(values.length, DType.I64);
        data.asLongBuffer().put(values);
        return new Tensor(DType.I64, LongStream.of(shape).boxed().toList(), data);
    }

    private static ByteBuffer littleEndian(int elements, DType dtype) {
        return ByteBuffer.allocate(Math.multiplyExact(elements, dtype.sizeInBytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns a copy of an F32, F16 or BF16 tensor, widened exactly to float32. */
    public float[] floats() {
        if (dtype != DType.F32 && dtype != DType.F16 && dtype != DType.BF16) {
            throw new IllegalStateException(dtype + " " + shape + " cannot be widened to F32");
        }
        float[] values = new float[data.remaining() / dtype.sizeInBytes()];
        FloatWidening.append(values, 0, dtype, data());
        return values;
    }

    /** Returns a new view of the data each time, so that reading one moves the position of no other. */
    @Override
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }
}
