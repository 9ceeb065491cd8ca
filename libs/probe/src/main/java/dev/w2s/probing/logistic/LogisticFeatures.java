package dev.w2s.probing.logistic;

import dev.w2s.model.Cancellation;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.Lanes;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.activation.RowBlocks;
import dev.w2s.probing.activation.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Computes what logistic regression needs of points, block by block in float64, with some blocks for each thread in
 * memory.
 */
final class LogisticFeatures implements AutoCloseable {
    /** The blocks in one matrix product, which is faster with more rows. */
    private static final int BLOCKS_OF_A_PRODUCT = 2;

    private final Points points;
    private final RowBlocks blocks;
    private final Cancellation cancellation;
    private final TensorScope scope;
    private final ScriptModule script;

    LogisticFeatures(Points points, int block, Cancellation cancellation) {
        this.points = points;
        this.blocks = new RowBlocks(points.torch(), block);
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
        double[] mean = mean(sum("sum", dimension(), List.of()));
        try (TensorScope shared = scope.newScope()) {
            double[] deviations = sum("deviations", dimension(), List.of(shared.doubles(mean)));
            return Standardisation.of(mean, mean(deviations));
        }
    }

    private double[] mean(double[] sum) {
        return Arrays.stream(sum).map(value -> value / count()).toArray();
    }

    /**
     * Returns z^T z of the standardised points z: float32 [d, d], owned by {@code results}; the tiles above the
     * diagonal are 0.
     */
    NativeTensor gram(Standardisation standardisation, Tiles tiles, TensorScope results) {
        NativeTensor gram = results.zeros(dimension(), dimension());
        NativeTensor mean = results.doubles(standardisation.mean());
        NativeTensor inverseScale = results.doubles(standardisation.inverseScale());
        for (Rows rows : Rows.blocks(count(), BLOCKS_OF_A_PRODUCT * blocks.size())) {
            cancellation.throwIfRequested();
            try (TensorScope step = scope.newScope()) {
                List<NativeTensor> z = lanes().map(tiles.count(), (lane, i) -> script.method("standardised")
                        .tensor(points.tensor())
                        .tensor(rows.in(step))
                        .tensor(tiles.range(i).in(step))
                        .tensor(mean)
                        .tensor(inverseScale)
                        .result(step, Execution.INFERENCE));
                List<Tiles.Tile> lower = tiles.lower();
                lanes().map(lower.size(), (lane, i) -> addProducts(gram, tiles, lower.get(i), z, step));
            }
        }
        return gram;
    }

    private NativeTensor addProducts(
            NativeTensor gram, Tiles tiles, Tiles.Tile tile, List<NativeTensor> z, TensorScope step) {
        return script.method("add_products")
                .tensor(gram)
                .tensor(tiles.range(tile.row()).in(step))
                .tensor(tiles.range(tile.column()).in(step))
                .tensor(z.get(tile.row()))
                .tensor(z.get(tile.column()))
                .result(step, Execution.INFERENCE);
    }

    Lanes lanes() {
        return points.torch().lanes();
    }

    ScriptModule script() {
        return script;
    }

    TensorScope newScope() {
        return scope.newScope();
    }

    /**
     * Returns [2 + d]: the sum of the cross-entropies, the sum of the residuals, and the sum of residual times point.
     */
    double[] crossEntropy(NativeTensor labels, LogisticWeights weights) {
        try (TensorScope shared = scope.newScope()) {
            return sum(
                    "cross_entropy",
                    2 + dimension(),
                    List.of(labels, shared.doubles(weights.weights()), shared.doubles(weights.bias())));
        }
    }

    double[] logits(LogisticWeights weights) {
        double[] logits = new double[count()];
        try (TensorScope shared = scope.newScope()) {
            List<NativeTensor> more = List.of(shared.doubles(weights.weights()), shared.doubles(weights.bias()));
            blocks.forEach(
                    count(),
                    cancellation,
                    rows -> ofBlock("logits", rows.count(), rows, more),
                    (rows, part) -> System.arraycopy(part, 0, logits, rows.from(), part.length));
        }
        return logits;
    }

    private double[] sum(String method, int length, List<NativeTensor> more) {
        return blocks.sum(count(), length, cancellation, rows -> ofBlock(method, length, rows, more));
    }

    private double[] ofBlock(String method, int length, Rows rows, List<NativeTensor> more) {
        double[] result = new double[length];
        try (TensorScope step = scope.newScope()) {
            script.method(method)
                    .tensor(points.tensor())
                    .tensor(rows.in(step))
                    .tensors(more)
                    .result(step, Execution.INFERENCE)
                    .toBytes()
                    .asDoubleBuffer()
                    .get(result);
        }
        return result;
    }

    @Override
    public void close() {
        script.close();
        scope.close();
    }
}
