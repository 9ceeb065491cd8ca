package dev.w2s.model;

import dev.w2s.artifact.safetensors.DType;
import dev.w2s.artifact.safetensors.TensorHeader;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.training.Precision;
import java.util.Map;

/**
 * Copies weights from files to native memory, straight to the wanted element type, a few rows at a time: beside the
 * model itself, no more than {@link #PART_BYTES} of it is in memory.
 */
final class WeightLoader {
    /** The element types that weights are published in, with PyTorch's codes for them. */
    private static final Map<DType, Integer> CODES = Map.of(DType.F16, 5, DType.F32, 6, DType.BF16, 15);

    private static final int PART_BYTES = 1 << 19;

    private final PretrainedFiles files;
    private final ScriptModule tensors;
    private final Precision precision;

    WeightLoader(PretrainedFiles files, ScriptModule tensors, Precision precision) {
        this.files = files;
        this.tensors = tensors;
        this.precision = precision;
    }

    NativeTensor load(Weight weight, TensorScope owner) {
        if (!files.tensorNames().contains(weight.name())) {
            throw corrupt(weight, "is missing");
        }
        TensorHeader header = files.header(weight.name());
        if (!header.shape().equals(weight.shape())) {
            throw corrupt(weight, "has shape " + header.shape() + ", but config.json asks for " + weight.shape());
        }
        Integer stored = CODES.get(header.dtype());
        if (stored == null) {
            throw corrupt(weight, "has element type " + header.dtype() + "; supported are F32, F16 and BF16");
        }
        long rowBytes = header.sizeInBytes() / weight.dimensions()[0];
        if (rowBytes > Integer.MAX_VALUE) {
            throw corrupt(weight, "has rows of " + rowBytes + " bytes, more than can be read at once");
        }
        NativeTensor target = blank(weight, owner);
        TensorCopy copy = new TensorCopy(tensors, target, header, stored, owner);
        files.readParts(weight.name(), (int) (rowBytes * Math.max(1, PART_BYTES / rowBytes)), copy::append);
        return target;
    }

    private NativeTensor blank(Weight weight, TensorScope owner) {
        long[] shape = weight.dimensions();
        try (TensorScope temporary = owner.newScope()) {
            return tensors.method("blank")
                    .tensor(temporary.longs(shape, shape.length))
                    .tensor(temporary.longs(new long[] {code(precision)}, 1))
                    .result(owner, Execution.UNRECORDED);
        }
    }

    private static int code(Precision precision) {
        return switch (precision) {
            case FLOAT32 -> 6;
            case BFLOAT16 -> 15;
        };
    }

    private static CategorizedException corrupt(Weight weight, String what) {
        return new CategorizedException(
                FailureCategory.CORRUPT_INPUT, "the model's tensor " + weight.name() + " " + what);
    }
}
