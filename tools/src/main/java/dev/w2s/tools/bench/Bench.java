package dev.w2s.tools.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.safetensors.DType;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.LinearModule;
import dev.w2s.model.memory.ResidentMemory;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.SyntheticTraining;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.training.Precision;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The {@code bench} command. */
public final class Bench {
    private static final int SIZE_OF_PRODUCTS = 1024;
    private static final int SIZE_OF_PRODUCTS_ON_A_GPU = 4096;
    private static final double SECONDS_OF_MINUTE = 60;

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
            new Bench(BenchOptions.parse(arguments), out).run();
            return 0;
        } catch (CategorizedException e) {
            err.println(e.getMessage());
            return 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + "; see bench --help");
            return 2;
        }
    }

    private void run() {
        if (options.command() == BenchOptions.Command.MODEL) {
            JsonNode configuration = options.shape().configuration();
            new RandomFolder(configuration, type(), options.seed()).write(options.out(), options.tokenizer());
            return;
        }
        try (Torch torch = Torch.start(options.device(), options.threads());
                LanguageModel model = LanguageModel.load(torch, files(), options.precision(), null);
                SyntheticTraining training = new SyntheticTraining(model, options.adaptation(), options.settings())) {
            requireRoom(model.architecture());
            if (options.command() == BenchOptions.Command.SOAK) {
                int vocabulary = model.architecture().vocabularySize();
                new Soak(torch, training, options.batch(), options.length(), vocabulary, SECONDS_OF_MINUTE, out)
                        .run(options.minutes());
            } else {
                measure(torch, model, training);
            }
        }
    }

    private void measure(Torch torch, LanguageModel model, SyntheticTraining training) {
        double forward = 2.0 * linearWeights(model);
        double tokens = (double) options.batch() * options.length();
        List<int[]> sequences = sequences(model.architecture());
        List<Measurement> measurements = new ArrayList<>();
        int size = options.device().isCpu() ? SIZE_OF_PRODUCTS : SIZE_OF_PRODUCTS_ON_A_GPU;
        try (MatrixProducts products = new MatrixProducts(torch, options.precision(), size, 1)) {
            measurements.add(Measurement.of(
                    "forward", options.seconds(), products, tokens, forward, () -> training.predict(sequences)));
            if (options.command() == BenchOptions.Command.TRAIN) {
                measurements.add(Measurement.of(
                        "training",
                        options.seconds(),
                        products,
                        tokens,
                        (options.full() ? 3 : 2) * forward,
                        () -> training.train(sequences)));
            }
        }
        BenchReport report = new BenchReport(
                options,
                model,
                torch.lanes().count(),
                measurements,
                ResidentMemory.peak().orElse(0));
        out.print(options.json() ? report.json() : report.text());
    }

    private static double linearWeights(LanguageModel model) {
        double weights = 0;
        for (int layer = 0; layer < model.layers(); layer++) {
            for (LinearModule module : model.architecture().linearModules(layer)) {
                weights += (double) module.inputs() * module.outputs();
            }
        }
        return weights;
    }

    private PretrainedFiles files() {
        return options.model()
                .map(name -> new PretrainedModels().open(new ModelReference(name)))
                .orElseGet(() -> new RandomModel(options.shape().configuration(), type(), options.seed()));
    }

    private DType type() {
        return options.precision() == Precision.BFLOAT16 ? DType.BF16 : DType.F32;
    }

    private void requireRoom(Architecture architecture) {
        if (options.length() > architecture.maximumPositions()) {
            throw new IllegalArgumentException("--length must be at most " + architecture.maximumPositions());
        }
    }

    private List<int[]> sequences(Architecture architecture) {
        SplittableRandom random = new SplittableRandom(0);
        return IntStream.range(0, options.batch())
                .mapToObj(i -> random.ints(options.length(), 0, architecture.vocabularySize())
                        .toArray())
                .toList();
    }
}
