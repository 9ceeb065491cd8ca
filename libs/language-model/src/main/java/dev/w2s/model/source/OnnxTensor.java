package dev.w2s.model.source;

import ai.onnx.proto.OnnxMl.TensorProto;
import dev.w2s.artifact.safetensors.DType;
import dev.w2s.artifact.safetensors.TensorHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;

/**
 * A float32 weight of an ONNX graph under its Hugging Face name.
 *
 * @param transposed whether the graph stores the weight of a linear layer, as [in, out]
 */
record OnnxTensor(String name, TensorProto stored, boolean transposed) {
    /** The side of the squares that are transposed at a time: a square and its transpose fit into the first cache. */
    private static final int SQUARE = 32;

    TensorHeader header() {
        List<Long> shape = stored.getDimsList();
        return new TensorHeader(
                name,
                DType.F32,
                transposed ? List.of(shape.get(1), shape.get(0)) : shape,
                0,
                stored.getRawData().size());
    }

    /** Row-major, little-endian: a view where the graph stores just that, a copy of a weight it stores as [in, out]. */
    ByteBuffer bytes() {
        ByteBuffer elements = OnnxGraph.raw(stored);
        if (!transposed) {
            return elements;
        }
        int in = Math.toIntExact(stored.getDims(0));
        int out = Math.toIntExact(stored.getDims(1));
        ByteBuffer copy = ByteBuffer.allocateDirect(elements.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        // The elements are copied as int, not float, so that every bit pattern stays what it is.
        transpose(elements.asIntBuffer(), copy.asIntBuffer(), in, out);
        return copy;
    }

    private static void transpose(IntBuffer from, IntBuffer to, int rows, int columns) {
        for (int top = 0; top < rows; top += SQUARE) {
            int bottom = Math.min(rows, top + SQUARE);
            for (int left = 0; left < columns; left += SQUARE) {
                int right = Math.min(columns, left + SQUARE);
                for (int column = left; column < right; column++) {
                    for (int row = top; row < bottom; row++) {
                        to.put(column * rows + row, from.get(row * columns + column));
                    }
                }
            }
        }
    }
}
