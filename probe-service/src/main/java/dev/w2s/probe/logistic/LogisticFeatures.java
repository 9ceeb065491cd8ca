package dev.w2s.probe.logistic;

import dev.w2s.model.Cancellation;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptCall;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.probe.activation.Points;
import dev.w2s.probe.activation.Rows;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;

/** What logistic regression asks of points, block by block in float64: memory beyond the points is some blocks. */
final class LogisticFeatures implements AutoCloseable {
    private final Points points;
    private final int block;
    private final Cancellation cancellation;
    private final TensorScope scope;
    private final ScriptModule script;

    LogisticFeatures(Points points, int block, Cancellation cancellation) {
        this.points = points;
        this.block = block;
        this.cancellation = cancellation;
        this.scope = points.torch().newScope();
        this.script = points.torch().load(ScriptArchive.ofResource(LogisticFeatures.class, "logistic.py", Map.of()));
    }

    int count() {
        return points.count();
    }

    int dimension() {
        return points.dimension();
    }

    Standardisation standardisation() {
        double[] mean = mean(total(dimension(), (step, rows) -> call("sum", step, rows)));
        double[] deviations = total(
                dimension(), (step, rows) -> call("deviations", step, rows).tensor(step.doubles(mean)));
        return Standardisation.of(mean, mean(deviations));
    }

    private double[] mean(double[] sum) {
        return Arrays.stream(sum).map(value -> value / count()).toArray();
    }

    /** z^T z of the standardised points, float32 [d, d], owned by {@code results}. */
    NativeTensor gram(Standardisation standardisation, TensorScope results) {
        NativeTensor gram = results.zeros(dimension(), dimension());
        for (Rows rows : Rows.blocks(count(), block)) {
            cancellation.throwIfRequested();
            try (TensorScope step = scope.newScope()) {
                script.method("add_gram")
                        .tensor(gram)
                        .tensor(points.tensor())
                        .tensor(rows.in(step))
                        .tensor(step.doubles(standardisation.mean()))
                        .tensor(step.doubles(standardisation.inverseScale()))
                        .result(step, Execution.INFERENCE);
            }
        }
        return gram;
    }

    ScriptModule script() {
        return script;
    }

    TensorScope newScope() {
        return scope.newScope();
    }

    /** [2 + d]: the sums of cross-entropies, of residuals, and of residual times point. */
    double[] crossEntropy(NativeTensor labels, LogisticWeights weights) {
        return total(2 + dimension(), (step, rows) -> call("cross_entropy", step, rows)
                .tensor(labels)
                .tensor(step.doubles(weights.weights()))
                .tensor(step.doubles(weights.bias())));
    }

    double[] logits(LogisticWeights weights) {
        double[] logits = new double[count()];
        for (Rows rows : Rows.blocks(count(), block)) {
            cancellation.throwIfRequested();
            try (TensorScope step = scope.newScope()) {
                call("logits", step, rows)
                        .tensor(step.doubles(weights.weights()))
                        .tensor(step.doubles(weights.bias()))
                        .result(step, Execution.INFERENCE)
                        .toBytes()
                        .asDoubleBuffer()
                        .get(logits, rows.from(), rows.count());
            }
        }
        return logits;
    }

    private double[] total(int size, BiFunction<TensorScope, Rows, ScriptCall> call) {
        double[] total = new double[size];
        double[] part = new double[size];
        for (Rows rows : Rows.blocks(count(), block)) {
            cancellation.throwIfRequested();
            try (TensorScope step = scope.newScope()) {
                call.apply(step, rows)
                        .result(step, Execution.INFERENCE)
                        .toBytes()
                        .asDoubleBuffer()
                        .get(part);
            }
            Arrays.setAll(total, i -> total[i] + part[i]);
        }
        return total;
    }

    private ScriptCall call(String method, TensorScope step, Rows rows) {
        return script.method(method).tensor(points.tensor()).tensor(rows.in(step));
    }

    @Override
    public void close() {
        script.close();
        scope.close();
    }
}
