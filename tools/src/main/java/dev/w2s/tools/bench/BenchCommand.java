package dev.w2s.tools.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the engine and the probes on this machine. */
@Command(
        name = "bench",
        header = "Measure the engine on this machine.",
        description =
                "%nRates stand beside the rate at which this machine multiplies 1024 x 1024 matrices (4096 x 4096 on a GPU)"
                        + " in the same precision, measured in turns with them.%n")
public final class BenchCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(name = "train", header = "Tokens per second forward, and forward and backward with the optimizer's step.")
    void train(@Mixin ModelOptions model, @Mixin WorkOptions work, @Mixin ReportOptions report) {
        measure(model, work, report, true);
    }

    @Command(name = "predict", header = "Tokens per second forward.")
    void predict(@Mixin ModelOptions model, @Mixin WorkOptions work, @Mixin ReportOptions report) {
        measure(model, work, report, false);
    }

    private void measure(ModelOptions model, WorkOptions work, ReportOptions report, boolean alsoTraining) {
        Workbench.use(model, work, bench -> out().print(bench.measured(alsoTraining, report)));
        out().flush();
    }

    @Command(
            name = "soak",
            header = "Train and predict on texts of mixed lengths for a long time, and watch the memory.")
    void soak(
            @Mixin ModelOptions model,
            @Mixin WorkOptions work,
            @Option(
                            names = "--minutes",
                            paramLabel = "N",
                            defaultValue = "30",
                            description = "how long (default: ${DEFAULT-VALUE})")
                    int minutes) {
        Workbench.use(model, work, bench -> bench.soak(minutes, out()));
    }

    @Command(name = "model", header = "Write random weights as a Hugging Face folder, which a study can name.")
    void model(
            @Option(
                            names = "--out",
                            paramLabel = "FOLDER",
                            required = true,
                            description = "to write to; it must not exist")
                    Path folder,
            @Option(
                            names = "--tokenizer",
                            paramLabel = "FILE",
                            description = "a tokenizer.json, instead of all-MiniLM-L6-v2's with its 30,522 entries")
                    @Nullable
                    Path tokenizer,
            @Mixin ShapeOptions shape,
            @Mixin TextOptions texts) {
        new RandomFolder(shape.shape(texts.length).configuration(), ModelOptions.type(texts.precision), shape.seed)
                .write(folder, Optional.ofNullable(tokenizer));
    }

    @Command(
            name = "probe",
            header = "What it takes to fit each probe on random activations, and to predict with it.",
            description = "%nBeside it stands one product of all examples with all.%n")
    void probe(@Mixin ProbeOptions options) {
        new ProbeBench(options, out()).run();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
