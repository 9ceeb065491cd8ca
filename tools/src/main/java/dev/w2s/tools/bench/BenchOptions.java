package dev.w2s.tools.bench;

import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.ComputeDevice;
import dev.w2s.model.tuning.EngineSettings;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the command line asks for: a command, then {@code --name value}. */
final class BenchOptions {
    static final String USAGE = """
            Usage: bench train|predict|soak|model [--option value ...]

            train     tokens per second forward, and forward and backward with the optimizer's step
            predict   tokens per second forward
            soak      trains and predicts on texts of mixed lengths for long, and watches the memory
            model     writes random weights as a Hugging Face folder

            Rates stand beside the rate at which this machine multiplies 1024 x 1024 matrices (4096 x 4096 on a GPU) in the
            same precision, measured in turns with them.

            The model: random weights of a shape, or one that exists
              --family qwen2        bert, gpt2, llama, mistral, qwen2 or qwen3
              --hidden 256  --layers 6  --heads 8  --kv-heads 8 (as many as heads)  --ffn 704  --vocabulary 30522
              --preset NAME         the shape of bert-base, gpt2, llama-3-8b or qwen1.5-0.5b, but for the sizes given
              --model NAME          a bundled model, or file:/absolute/folder

            The work
              --batch 32            texts a step
              --length 16           tokens a text; of the longest with soak
              --precision float32   or bfloat16
              --recompute off       or on: run each layer twice instead of keeping what it computed
              --adaptation lora     or full
              --rank 8              of LoRA
              --threads 0           that compute side by side; 0 = one a processor
              --device cpu          or cuda, or cuda:1
              --seconds 10          of each measurement
              --minutes 30          of soak
              --peak 0              TFLOP/s that the device's maker states, to give the share of it that is used
              --json                print one JSON object instead of a table

            model
              --out FOLDER          to write to; it must not exist
              --tokenizer FILE      a tokenizer.json, instead of all-MiniLM-L6-v2's with its 30,522 entries
              --seed 0              of the weights
            """;

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("family", ""),
            Map.entry("hidden", ""),
            Map.entry("layers", ""),
            Map.entry("heads", ""),
            Map.entry("kv-heads", ""),
            Map.entry("ffn", ""),
            Map.entry("vocabulary", ""),
            Map.entry("preset", ""),
            Map.entry("model", ""),
            Map.entry("batch", "32"),
            Map.entry("length", "16"),
            Map.entry("precision", "float32"),
            Map.entry("recompute", "off"),
            Map.entry("adaptation", "lora"),
            Map.entry("rank", "8"),
            Map.entry("threads", "0"),
            Map.entry("device", "cpu"),
            Map.entry("seconds", "10"),
            Map.entry("minutes", "30"),
            Map.entry("peak", "0"),
            Map.entry("out", ""),
            Map.entry("tokenizer", ""),
            Map.entry("seed", "0"));
    private static final Set<String> FLAGS = Set.of("json");

    private static final ModelShape SMALL = new ModelShape("qwen2", 256, 6, 8, 8, 704, 30522, 512);

    enum Command {
        TRAIN,
        PREDICT,
        SOAK,
        MODEL
    }

    private final Command command;
    private final Options options;

    private BenchOptions(Command command, Options options) {
        this.command = command;
        this.options = options;
    }

    /** @throws IllegalArgumentException with what is wrong */
    static BenchOptions parse(List<String> arguments) {
        Command command =
                switch (arguments.isEmpty() ? "" : arguments.get(0)) {
                    case "train" -> Command.TRAIN;
                    case "predict" -> Command.PREDICT;
                    case "soak" -> Command.SOAK;
                    case "model" -> Command.MODEL;
                    default ->
                        throw new IllegalArgumentException((arguments.isEmpty() ? "no command" : arguments.get(0))
                                + " is none of train, predict, soak and model");
                };
        BenchOptions options =
                new BenchOptions(command, Options.parse(arguments.subList(1, arguments.size()), DEFAULTS, FLAGS));
        options.check();
        return options;
    }

    private void check() {
        shape();
        adaptation();
        settings();
        precision();
        threads();
        device();
        seconds();
        minutes();
        peak();
        if (command == Command.MODEL) {
            out();
        }
    }

    Command command() {
        return command;
    }

    Optional<String> model() {
        return given("model");
    }

    private Optional<String> given(String name) {
        return Optional.of(options.text(name)).filter(value -> !value.isEmpty());
    }

    ModelShape shape() {
        ModelShape base = given("preset").map(BenchOptions::preset).orElse(SMALL);
        String family = given("family").orElse(base.family());
        if (!ModelShape.FAMILIES.contains(family)) {
            throw new IllegalArgumentException("--family: '" + family + "' is none of " + ModelShape.FAMILIES);
        }
        int heads = size("heads", base.heads());
        int keyValueHeads = size("kv-heads", given("heads").isPresent() ? heads : base.keyValueHeads());
        int hidden = size("hidden", base.hidden());
        if (hidden % heads != 0 || heads % keyValueHeads != 0) {
            throw new IllegalArgumentException(
                    "--hidden must be a multiple of --heads, and --heads of --kv-heads; they are " + hidden + ", "
                            + heads + " and " + keyValueHeads);
        }
        return new ModelShape(
                family,
                hidden,
                size("layers", base.layers()),
                heads,
                keyValueHeads,
                size("ffn", base.feedForward()),
                size("vocabulary", base.vocabulary()),
                Math.max(base.positions(), length()));
    }

    private static ModelShape preset(String name) {
        ModelShape shape = ModelShape.PRESETS.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("--preset: '" + name + "' is none of " + ModelShape.PRESETS.keySet());
        }
        return shape;
    }

    private int size(String name, int otherwise) {
        return given(name).isPresent() ? options.number(name, 1) : otherwise;
    }

    int batch() {
        return options.number("batch", 1);
    }

    int length() {
        return options.number("length", 1);
    }

    Precision precision() {
        return options.isSecond("precision", "float32", "bfloat16") ? Precision.BFLOAT16 : Precision.FLOAT32;
    }

    boolean full() {
        return options.isSecond("adaptation", "lora", "full");
    }

    Adaptation adaptation() {
        int rank = options.number("rank", 1);
        return full()
                ? new Adaptation.Full(true)
                : new Adaptation.Lora(rank, rank, 0, List.of(Adaptation.Lora.ALL_LINEAR));
    }

    /** One pass takes the whole batch. */
    EngineSettings settings() {
        TokenBudget all = new TokenBudget(batch() * length());
        return new EngineSettings(all, all, options.isSecond("recompute", "off", "on"), 0);
    }

    ComputeDevice device() {
        return ComputeDevice.parse(options.text("device"));
    }

    int threads() {
        return options.number("threads", 0);
    }

    double seconds() {
        return options.number("seconds", 1);
    }

    int minutes() {
        return options.number("minutes", 1);
    }

    /** FLOP/s that the device's maker states; 0 if it was not said. */
    double peak() {
        return options.number("peak", 0) * 1e12;
    }

    boolean json() {
        return options.flag("json");
    }

    Path out() {
        return given("out").map(Path::of).orElseThrow(() -> new IllegalArgumentException("model needs --out FOLDER"));
    }

    Optional<Path> tokenizer() {
        return given("tokenizer").map(Path::of);
    }

    int seed() {
        return options.number("seed", 0);
    }
}
