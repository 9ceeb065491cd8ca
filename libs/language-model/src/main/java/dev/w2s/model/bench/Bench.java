package dev.w2s.model.bench;

import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.LinearModule;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.EngineSettings;
import dev.w2s.model.tuning.SyntheticTraining;
import dev.w2s.study.ModelReference;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.training.Adaptation;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The {@code bench} command. */
public final class Bench {
    private final BenchOptions options;
    private final PrintStream out;

    Bench(BenchOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** The exit code: 0, or 2 for a command line that cannot be, or 1 for a failure. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(BenchOptions.USAGE);
            return 0;
        }
        try {
            new Bench(BenchOptions.parse(arguments), out).measure();
            return 0;
        } catch (CategorizedException e) {
            err.println(e.getMessage());
            return 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + "; see bench --help");
            return 2;
        }
    }

    private void measure() {
        try (Torch torch = Torch.start(options.number("threads"));
                LanguageModel model = LanguageModel.load(torch, files(), options.precision(), null);
                MatrixProducts products = new MatrixProducts(torch, options.precision());
                SyntheticTraining training =
                        new SyntheticTraining(model, adaptation(), settings(), sequences(model.architecture()))) {
            Architecture shape = model.architecture();
            out.printf(
                    Locale.ROOT,
                    "%s: %d layers, hidden %d, %s; %d texts of %d tokens, %d threads, recompute %s%n",
                    options.model().orElse("random weights"),
                    model.layers(),
                    shape.hiddenSize(),
                    model.precision().label(),
                    options.number("batch"),
                    options.number("length"),
                    torch.threads(),
                    options.recompute() ? "on" : "off");
            out.printf(
                    "%-9s %14s %18s %16s %22s%n", "", "tokens/s", "tokens/CPU-s", "GFLOP/CPU-s", "of matrix products");
            report("forward", 1, shape, products, training::predict);
            if (options.train()) {
                report("training", options.full() ? 3 : 2, shape, products, training::train);
            }
            out.println(
                    "FLOP: 2 a weight of a linear layer and token, and 4 x length x hidden for attention, forward;");
            out.println("training twice that with LoRA (frozen weights need no gradient), three times in full.");
        }
    }

    private void report(String what, int passes, Architecture shape, MatrixProducts products, Runnable work) {
        double seconds = options.number("seconds");
        Rate before = products.operations(seconds / 4);
        double tokens = (double) options.number("batch") * options.number("length");
        Rate rate = Rate.of(seconds, work).times(tokens);
        Rate matrix = products.operations(seconds / 4).mean(before);
        Rate operations = rate.times(passes * operationsPerToken(shape));
        out.printf(
                Locale.ROOT,
                "%-9s %14.0f %18.0f %16.1f %9.0f %% of %6.1f%n",
                what,
                rate.perSecond(),
                rate.perCpuSecond(),
                operations.perCpuSecond() / 1e9,
                100 * operations.perCpuSecond() / matrix.perCpuSecond(),
                matrix.perCpuSecond() / 1e9);
    }

    private double operationsPerToken(Architecture shape) {
        double operations = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (LinearModule module : shape.linearModules(layer)) {
                operations += 2.0 * module.inputs() * module.outputs();
            }
            operations += 4.0 * options.number("length") * shape.hiddenSize();
        }
        return operations;
    }

    private PretrainedFiles files() {
        return options.model()
                .map(name -> new PretrainedModels().open(new ModelReference(name)))
                .orElseGet(() -> new RandomModel(options.configuration()));
    }

    private Adaptation adaptation() {
        int rank = options.number("rank");
        return options.full()
                ? new Adaptation.Full(true)
                : new Adaptation.Lora(rank, rank, 0, List.of(Adaptation.Lora.ALL_LINEAR));
    }

    /** One pass takes the whole batch. */
    private EngineSettings settings() {
        TokenBudget all = new TokenBudget(options.number("batch") * options.number("length"));
        return new EngineSettings(all, all, options.recompute(), 0);
    }

    private List<int[]> sequences(Architecture shape) {
        SplittableRandom random = new SplittableRandom(0);
        int length = options.number("length");
        if (length > shape.maximumPositions()) {
            throw new IllegalArgumentException("--length must be at most " + shape.maximumPositions());
        }
        return IntStream.range(0, options.number("batch"))
                .mapToObj(i -> random.ints(length, 0, shape.vocabularySize()).toArray())
                .toList();
    }
}
