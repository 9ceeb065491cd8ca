package dev.w2s.artifact.safetensors;

import dev.w2s.artifact.file.FileFailure;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;

/** Copies a floating-point tensor out of a file as float32, which has every F16 and BF16 value. */
final class FloatWidening {
    private static final long BYTES_AT_ONCE = 1 << 26;

    private final SafetensorsFile file;

    FloatWidening(SafetensorsFile file) {
        this.file = file;
    }

    float[] read(TensorHeader tensor) {
        DType dtype = tensor.dtype();
        if (dtype != DType.F32 && dtype != DType.F16 && dtype != DType.BF16) {
            throw FileFailure.corrupt(
                    file.path(),
                    "has tensor " + Quoted.of(tensor.name()) + " as " + dtype
                            + ", where F32, F16 or BF16 was expected");
        }
        float[] values = new float[Math.toIntExact(tensor.elementCount())];
        int done = 0;
        for (long from = 0; from < tensor.sizeInBytes(); from += BYTES_AT_ONCE) {
            long length = Math.min(BYTES_AT_ONCE, tensor.sizeInBytes() - from);
            done = append(values, done, dtype, file.bytes(tensor.name(), from, length));
        }
        return values;
    }

    static int append(float[] values, int from, DType dtype, ByteBuffer bytes) {
        int count = bytes.remaining() / dtype.sizeInBytes();
        if (dtype == DType.F32) {
            bytes.asFloatBuffer().get(values, from, count);
            return from + count;
        }
        ShortBuffer halves = bytes.asShortBuffer();
        for (int i = 0; i < count; i++) {
            short half = halves.get(i);
            values[from + i] = dtype == DType.F16 ? ofHalf(half) : Float.intBitsToFloat(half << 16);
        }
        return from + count;
    }

    /** Widens an IEEE 754 binary16, which has 1 sign bit, 5 exponent bits biased by 15, and 10 fraction bits. */
    static float ofHalf(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = half >> 10 & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int widened = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
    }
}
