package dev.w2s.tools.bench;

import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.LinearModule;
import dev.w2s.model.memory.ResidentMemory;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.SyntheticTraining;
import dev.w2s.tools.option.WrongUsage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** An engine with a model in it, ready to predict and to train texts of random tokens. */
final class Workbench {
    private static final int SIZE_OF_PRODUCTS = 1024;
    private static final int SIZE_OF_PRODUCTS_ON_A_GPU = 4096;
    private static final double SECONDS_OF_MINUTE = 60;

    private final ModelOptions options;
    private final WorkOptions work;
    private final Torch torch;
    private final LanguageModel model;
    private final SyntheticTraining training;

    private Workbench(
            ModelOptions options, WorkOptions work, Torch torch, LanguageModel model, SyntheticTraining training) {
        this.options = options;
        this.work = work;
        this.torch = torch;
        this.model = model;
        this.training = training;
    }

    /**
     * Starts the engine, loads the model, and has them used.
     *
     * @throws WrongUsage if the texts are longer than the model reads
     */
    static void use(ModelOptions options, WorkOptions work, Consumer<Workbench> use) {
        try (Torch torch = Torch.start(work.device(), work.threads);
                LanguageModel model = LanguageModel.load(
                        torch, options.open(work.precision(), work.length()), work.precision(), null);
                SyntheticTraining training = new SyntheticTraining(model, work.adaptation(), work.settings())) {
            int longest = model.architecture().maximumPositions();
            if (work.length() > longest) {
                throw new WrongUsage("--length: " + work.length() + " must be at most " + longest + " for this model");
            }
            use.accept(new Workbench(options, work, torch, model, training));
        }
    }

    /**
     * Measures prediction, and training if it is asked for.
     *
     * @return the report for people or for scripts, as the options ask
     */
    String measured(boolean alsoTraining, ReportOptions reporting) {
        double forward = 2.0 * linearWeights();
        double tokens = (double) work.batch * work.length();
        List<int[]> sequences = sequences();
        List<Measurement> measurements = new ArrayList<>();
        int size = work.device().isCpu() ? SIZE_OF_PRODUCTS : SIZE_OF_PRODUCTS_ON_A_GPU;
        try (MatrixProducts products = new MatrixProducts(torch, work.precision(), size, 1)) {
            measurements.add(Measurement.of(
                    "forward", reporting.seconds, products, tokens, forward, () -> training.predict(sequences)));
            if (alsoTraining) {
                measurements.add(Measurement.of(
                        "training",
                        reporting.seconds,
                        products,
                        tokens,
                        (work.full() ? 3 : 2) * forward,
                        () -> training.train(sequences)));
            }
        }
        BenchReport report = new BenchReport(
                options,
                work,
                model,
                torch.lanes().count(),
                reporting.statedPeak(),
                measurements,
                ResidentMemory.peak().orElse(0));
        return reporting.json ? report.json() : report.text();
    }

    /** Trains and predicts for that many minutes, and prints what stays in memory. */
    void soak(int minutes, PrintWriter out) {
        int vocabulary = model.architecture().vocabularySize();
        new Soak(torch, training, work.batch, work.length(), vocabulary, SECONDS_OF_MINUTE, out).run(minutes);
    }

    private double linearWeights() {
        Architecture architecture = model.architecture();
        double weights = 0;
        for (int layer = 0; layer < model.layers(); layer++) {
            for (LinearModule module : architecture.linearModules(layer)) {
                weights += (double) module.inputs() * module.outputs();
            }
        }
        return weights;
    }

    private List<int[]> sequences() {
        SplittableRandom random = new SplittableRandom(0);
        return IntStream.range(0, work.batch)
                .mapToObj(
                        i -> random.ints(work.length(), 0, model.architecture().vocabularySize())
                                .toArray())
                .toList();
    }
}
