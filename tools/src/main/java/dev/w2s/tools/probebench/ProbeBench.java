package dev.w2s.tools.probebench;

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
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.probe.Components;
import dev.w2s.study.probe.Distance;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The {@code bench probe} command. */
public final class ProbeBench {
    private static final double MEBIBYTE = 1 << 20;

    private final ProbeBenchOptions options;
    private final PrintStream out;

    private ProbeBench(ProbeBenchOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** The exit code: 0, or 2 for a command line that cannot be, or 1 for a failure. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(ProbeBenchOptions.USAGE);
            return 0;
        }
        try {
            new ProbeBench(ProbeBenchOptions.parse(arguments), out).measure();
            return 0;
        } catch (CategorizedException e) {
            err.println(e.getMessage());
            return 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + "; see bench probe --help");
            return 2;
        }
    }

    private void measure() {
        RandomPoints random = new RandomPoints(options.features());
        try (Torch torch = Torch.start(options.threads());
                Points points = random.points(torch, options.examples(), 1);
                Points queries = random.points(torch, options.queries(), 2)) {
            SoftTargets labels = random.labels(options.examples(), 1);
            out.printf(
                    Locale.ROOT,
                    "%d examples and %d queries of %d features, %d neighbours, blocks of %d, %d threads%n",
                    options.examples(),
                    options.queries(),
                    options.features(),
                    options.k(),
                    options.block(),
                    torch.lanes().count());
            out.printf("%-42s %10s %14s %22s%n", "", "seconds", "CPU-seconds", "MiB beyond the points");
            product(torch, points);
            probe(
                    "kNN",
                    queries,
                    () -> new NeighbourProbe(points, labels, options.k(), Distance.EUCLIDEAN, true, options.block()));
            probe(
                    "logistic regression",
                    queries,
                    () -> LogisticProbe.fit(points, labels, 1e-2, true, options.block(), Cancellation.NEVER));
            probe(
                    "TopoFilter",
                    queries,
                    () -> TopoFilter.fit(
                            points,
                            labels,
                            options.k(),
                            options.k(),
                            Components.WEAKLY_CONNECTED,
                            options.block(),
                            Cancellation.NEVER));
        }
    }

    /** The floor of whatever compares all examples with all, in the same blocks. */
    private void product(Torch torch, Points points) {
        RowBlocks blocks = new RowBlocks(torch, options.block());
        try (ScriptModule script = torch.load(ScriptArchive.ofResource(ProbeBench.class, "products.py", Map.of()));
                TensorScope scope = torch.newScope()) {
            report("one product, examples x examples", () -> {
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

    private void probe(String name, Points queries, Supplier<FittedProbe> fit) {
        try (FittedProbe probe = report(name + ": fit", fit)) {
            report(name + ": predict the examples", () -> probe.predictFitted(Cancellation.NEVER));
            report(name + ": predict the queries", () -> probe.predict(queries, Cancellation.NEVER));
        }
    }

    private <T> T report(String what, Supplier<T> work) {
        Usage<T> usage = Usage.of(work);
        out.printf(
                Locale.ROOT,
                "%-42s %10.2f %14.2f %22.0f%n",
                what,
                usage.seconds(),
                usage.cpuSeconds(),
                usage.peakBytes() / MEBIBYTE);
        return usage.result();
    }
}
