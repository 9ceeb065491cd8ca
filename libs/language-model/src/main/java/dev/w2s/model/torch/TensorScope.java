package dev.w2s.model.torch;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.function.Supplier;

/** Owner of native tensors: closing it frees those that were created in it or moved into it. */
public final class TensorScope implements AutoCloseable {
    private final PtNDManager manager;

    TensorScope(PtNDManager manager) {
        this.manager = manager;
    }

    /** Opens a scope that is closed with this one at the latest. */
    public TensorScope newScope() {
        return new TensorScope((PtNDManager) manager.newSubManager());
    }

    public NativeTensor floats(float[] values, long... shape) {
        return create(FloatBuffer.wrap(values), DataType.FLOAT32, shape);
    }

    /**
     * Creates a float64 tensor in host memory, whatever the device is: scripts read settings without waiting for the
     * device.
     */
    public NativeTensor doubles(double... values) {
        return guarded(() -> new NativeTensor(JniUtils.createNdFromByteBuffer(
                manager,
                direct(values),
                new Shape(values.length),
                DataType.FLOAT64,
                SparseFormat.DENSE,
                Device.cpu())));
    }

    private static ByteBuffer direct(double... values) {
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(values.length * Double.BYTES).order(ByteOrder.nativeOrder());
        bytes.asDoubleBuffer().put(values);
        return bytes;
    }

    public NativeTensor longs(long[] values, long... shape) {
        return create(LongBuffer.wrap(values), DataType.INT64, shape);
    }

    /**
     * Creates a tensor of unsigned bytes. Those of a direct buffer are not copied, so its memory must outlive the
     * tensor.
     */
    public NativeTensor bytes(ByteBuffer values, long... shape) {
        return create(values.slice(), DataType.UINT8, shape);
    }

    /**
     * Creates a tensor of little-endian float32 elements. Those of a direct buffer are not copied, so its memory must
     * outlive the tensor.
     */
    public NativeTensor floats(ByteBuffer values, long... shape) {
        return create(values.slice(), DataType.FLOAT32, shape);
    }

    /** Creates a float32 tensor of zeros. */
    public NativeTensor zeros(long... shape) {
        return guarded(() -> new NativeTensor((PtNDArray) manager.zeros(new Shape(shape), DataType.FLOAT32)));
    }

    /** Makes this scope the tensor's owner. */
    public NativeTensor take(NativeTensor tensor) {
        tensor.array().attach(manager);
        return tensor;
    }

    private NativeTensor create(Buffer values, DataType type, long... shape) {
        return guarded(() -> new NativeTensor(manager.create(values, new Shape(shape), type)));
    }

    private static NativeTensor guarded(Supplier<NativeTensor> creation) {
        return NativeFailure.translating("creating a tensor", creation);
    }

    PtNDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.close();
    }
}
