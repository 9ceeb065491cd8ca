package dev.w2s.model.bench;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.training.Precision;
import java.util.Arrays;
import java.util.Map;

/** The rate of the largest part of a transformer's work, on this machine and at this time. */
final class MatrixProducts implements AutoCloseable {
    private static final int SIZE = 1024;
    private static final double OPERATIONS = 2.0 * SIZE * SIZE * SIZE;

    private final TensorScope scope;
    private final ScriptModule script;
    private final NativeTensor matrix;

    MatrixProducts(Torch torch, Precision precision) {
        scope = torch.newScope();
        script = torch.load(ScriptArchive.ofResource("products.py", Map.of()));
        float[] values = new float[SIZE * SIZE];
        Arrays.fill(values, 0.5f);
        matrix = script.method("converted")
                .tensor(scope.floats(values, SIZE, SIZE))
                .tensor(scope.longs(new long[] {precision == Precision.BFLOAT16 ? 15 : 6}, 1))
                .result(scope, Execution.UNRECORDED);
    }

    /** Floating-point operations, a multiplication and an addition counting two. */
    Rate operations(double seconds) {
        return Rate.of(seconds, () -> script.method("square")
                        .tensor(matrix)
                        .tensor(matrix)
                        .result(scope, Execution.INFERENCE)
                        .close())
                .times(OPERATIONS);
    }

    @Override
    public void close() {
        script.close();
        scope.close();
    }
}
