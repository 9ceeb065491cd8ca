package dev.w2s.artifact.safetensors;

/**
 * The element types, in the format's own order of increasing alignment. Do not reorder them: files hold their tensors
 * in the reverse order. Types below one byte (F4, F6) are not supported.
 */
public enum DType {
    BOOL(1),
    U8(1),
    I8(1),
    F8_E5M2(1),
    F8_E4M3(1),
    F8_E8M0(1),
    I16(2),
    U16(2),
    F16(2),
    BF16(2),
    I32(4),
    U32(4),
    F32(4),
    F64(8),
    I64(8),
    U64(8);

    private final int sizeInBytes;

    DType(int sizeInBytes) {
        this.sizeInBytes = sizeInBytes;
    }

    public int sizeInBytes() {
        return sizeInBytes;
    }

    /** Returns the size of a tensor in bytes; throws ArithmeticException if it does not fit into a long. */
    long bytesOf(Iterable<Long> shape) {
        long bytes = sizeInBytes;
        for (long dimension : shape) {
            bytes = Math.multiplyExact(bytes, dimension);
        }
        return bytes;
    }
}
