package dev.w2s.tools.bench;

import dev.w2s.model.Cancellation;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.activation.RowBlocks;
import dev.w2s.probing.activation.Rows;
import dev.w2s.probing.logistic.LogisticProbe;
import dev.w2s.probing.neighbour.NeighbourProbe;
import dev.w2s.probing.prediction.FittedProbe;
import dev.w2s.probing.prediction.SoftTargets;
import dev.w2s.probing.topology.TopoFilter;
import dev.w2s.study.probe.Components;
import dev.w2s.study.probe.Distance;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Measures what it takes to fit each probe and to predict with it. */
final class ProbeBench {
    private static final double MEBIBYTE = 1 << 20;

    private final ProbeOptions options;
    private final PrintWriter out;

    ProbeBench(ProbeOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    void run() {
        RandomPoints random = new RandomPoints(options.features);
        try (Torch torch = Torch.start(options.threads);
                Points points = random.points(torch, options.examples, 1);
                Points queries = random.points(torch, options.queries, 2)) {
            SoftTargets labels = random.labels(options.examples, 1);
            out.printf(
                    Locale.ROOT,
                    "%d examples and %d queries of %d features, %d neighbours, blocks of %d, %d threads%n",
                    options.examples,
                    options.queries,
                    options.features,
                    options.k,
                    options.block,
                    torch.lanes().count());
            Table table = new Table(
                    out,
                    "%-42s %10s %14s %22s",
                    "%-42s %10.2f %14.2f %22.0f",
                    "",
                    "seconds",
                    "CPU-seconds",
                    "MiB beyond the points");
            product(table, torch, points);
            probe(
                    table,
                    "kNN",
                    queries,
                    () -> new NeighbourProbe(points, labels, options.k, Distance.EUCLIDEAN, true, options.block));
            probe(
                    table,
                    "logistic regression",
                    queries,
                    () -> LogisticProbe.fit(points, labels, 1e-2, true, options.block, Cancellation.NEVER));
            probe(
                    table,
                    "TopoFilter",
                    queries,
                    () -> TopoFilter.fit(
                            points,
                            labels,
                            options.k,
                            options.k,
                            Components.WEAKLY_CONNECTED,
                            options.block,
                            Cancellation.NEVER));
        }
    }

    /** Measures the least that a comparison of all examples with all can take, in the same blocks. */
    private void product(Table table, Torch torch, Points points) {
        RowBlocks blocks = new RowBlocks(torch, options.block);
        try (ScriptModule script = torch.load(ScriptArchive.ofResource(ProbeBench.class, "products.py", Map.of()));
                TensorScope scope = torch.newScope()) {
            report(table, "one product, examples x examples", () -> {
                blocks.forEach(
                        points.count(),
                        Cancellation.NEVER,
                        rows -> withAll(points, rows, script, scope),
                        (rows, shape) -> {});
                return points;
            });
        }
    }

    private static long[] withAll(Points points, Rows rows, ScriptModule script, TensorScope scope) {
        try (TensorScope step = scope.newScope()) {
            return script.method("with_all")
                    .tensor(points.tensor())
                    .tensor(rows.in(step))
                    .result(step, Execution.INFERENCE)
                    .shape();
        }
    }

    private static void probe(Table table, String name, Points queries, Supplier<FittedProbe> fit) {
        try (FittedProbe probe = report(table, name + ": fit", fit)) {
            report(table, name + ": predict the examples", () -> probe.predictFitted(Cancellation.NEVER));
            report(table, name + ": predict the queries", () -> probe.predict(queries, Cancellation.NEVER));
        }
    }

    private static <T> T report(Table table, String what, Supplier<T> work) {
        Usage<T> usage = Usage.of(work);
        table.row(what, usage.time().seconds(), usage.time().cpuSeconds(), usage.peakBytes() / MEBIBYTE);
        return usage.result();
    }
}
