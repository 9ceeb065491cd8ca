package dev.w2s.model;

import dev.w2s.artifact.safetensors.TensorHeader;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import java.nio.ByteBuffer;

/** Fills a native tensor with the rows of a stored one, from the first on, whatever element type either has. */
final class TensorCopy {
    private final ScriptModule tensors;
    private final NativeTensor target;
    private final TensorHeader stored;
    private final int storedCode;
    private final TensorScope scope;
    private long filled;

    /** @param storedCode PyTorch's code for the stored element type */
    TensorCopy(ScriptModule tensors, NativeTensor target, TensorHeader stored, int storedCode, TensorScope scope) {
        this.tensors = tensors;
        this.target = target;
        this.stored = stored;
        this.storedCode = storedCode;
        this.scope = scope;
    }

    /** @param bytes the elements of whole rows; not used after the return */
    void append(ByteBuffer bytes) {
        long[] shape = stored.dimensions();
        long rowBytes = stored.sizeInBytes() / shape[0];
        long rows = bytes.remaining() / rowBytes;
        shape[0] = rows;
        shape[shape.length - 1] *= stored.dtype().sizeInBytes();
        try (TensorScope temporary = scope.newScope()) {
            tensors.method("fill")
                    .tensor(target)
                    .tensor(temporary.bytes(bytes, shape))
                    .tensor(temporary.longs(new long[] {storedCode}, 1))
                    .tensor(temporary.longs(new long[] {filled}, 1))
                    .result(temporary, Execution.UNRECORDED);
        }
        filled += rows;
    }
}
