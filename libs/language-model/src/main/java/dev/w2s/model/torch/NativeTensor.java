package dev.w2s.model.torch;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Function;

/** A tensor in native memory. Its {@link TensorScope} frees it, or {@link #close} does so earlier. */
public final class NativeTensor implements AutoCloseable {
    private final PtNDArray array;

    NativeTensor(PtNDArray array) {
        this.array = array;
    }

    public long[] shape() {
        return array.getShape().getShape();
    }

    /** A copy of a float32 tensor, row-major. */
    public float[] toFloats() {
        if (array.getDataType() != DataType.FLOAT32) {
            throw new IllegalStateException("a float32 tensor was expected, this is " + array.getDataType());
        }
        return NativeFailure.translating("reading a tensor", () -> onHost(PtNDArray::toFloatArray));
    }

    /** A copy of the elements, row-major and little-endian. */
    public ByteBuffer toBytes() {
        return ByteBuffer.wrap(NativeFailure.translating("reading a tensor", () -> onHost(PtNDArray::toByteArray)))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The copy that DJL would make of a tensor on a GPU lives as long as the tensor's scope; this one goes at once. */
    private <T> T onHost(Function<PtNDArray, T> reading) {
        if (!array.getDevice().isGpu()) {
            return reading.apply(array);
        }
        try (PtNDArray copy = array.toDevice(Device.cpu(), true)) {
            return reading.apply(copy);
        }
    }

    PtNDArray array() {
        return array;
    }

    @Override
    public void close() {
        array.close();
    }
}
