package dev.w2s.tools.bench;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.training.Precision;
import java.util.Arrays;
import java.util.Map;

/** Matrix products, which are the largest part of a transformer's work, with one at a time on each lane. */
final class MatrixProducts implements AutoCloseable {
    private final Torch torch;
    private final TensorScope scope;
    private final ScriptModule script;
    private final NativeTensor matrix;
    private final NativeTensor times;
    private final double operations;

    /**
     * @param size of the square matrices
     * @param times products between two waits for the device
     */
    MatrixProducts(Torch torch, Precision precision, int size, int times) {
        this.torch = torch;
        scope = torch.newScope();
        script = torch.load(ScriptArchive.ofResource(MatrixProducts.class, "products.py", Map.of()));
        float[] values = new float[size * size];
        Arrays.fill(values, 0.5f);
        matrix = script.method("converted")
                .tensor(scope.floats(values, size, size))
                .tensor(scope.doubles(precision == Precision.BFLOAT16 ? 15 : 6))
                .result(scope, Execution.UNRECORDED);
        this.times = scope.doubles(times);
        operations = 2.0 * size * size * size * times * torch.lanes().count();
    }

    /** Returns a stopwatch that counts floating-point operations; a multiplication and an addition count two. */
    Stopwatch stopwatch() {
        return new Stopwatch(operations, this::multiply);
    }

    private void multiply() {
        torch.lanes().map(torch.lanes().count(), (lane, part) -> product());
    }

    private float product() {
        try (TensorScope temporary = scope.newScope()) {
            return script.method("squares")
                    .tensor(matrix)
                    .tensor(matrix)
                    .tensor(times)
                    .result(temporary, Execution.INFERENCE)
                    .toFloats()[0];
        }
    }

    @Override
    public void close() {
        script.close();
        scope.close();
    }
}
