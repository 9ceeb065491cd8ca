package dev.w2s.model.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.w2s.study.training.Precision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the command line says, {@code --name value} after the command. */
record BenchOptions(boolean train, Map<String, String> values) {
    static final String USAGE = """
            Usage: bench train|predict [--option value ...]

            Measures tokens per second of a BERT encoder, forward and (train) forward and backward with the optimizer's
            step, beside the rate at which this machine multiplies 1024 x 1024 matrices, in the same run.

              --model NAME          a bundled model, instead of random weights of the shape below
              --hidden 256  --layers 6  --heads 8  --ffn 704  --vocabulary 30522
              --batch 32            texts a step
              --length 16           tokens a text
              --precision float32   or bfloat16
              --recompute off       or on: run each layer twice instead of keeping what it computed
              --adaptation lora     or full
              --rank 8              of LoRA
              --threads 0           0 = all cores
              --seconds 10          of each measurement
            """;

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("model", ""),
            Map.entry("hidden", "256"),
            Map.entry("layers", "6"),
            Map.entry("heads", "8"),
            Map.entry("ffn", "704"),
            Map.entry("vocabulary", "30522"),
            Map.entry("batch", "32"),
            Map.entry("length", "16"),
            Map.entry("precision", "float32"),
            Map.entry("recompute", "off"),
            Map.entry("adaptation", "lora"),
            Map.entry("rank", "8"),
            Map.entry("threads", "0"),
            Map.entry("seconds", "10"));

    /** @throws IllegalArgumentException with what is wrong */
    static BenchOptions parse(List<String> arguments) {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        if (!command.equals("train") && !command.equals("predict")) {
            throw new IllegalArgumentException("'" + command + "' is neither train nor predict");
        }
        Map<String, String> values = new HashMap<>(DEFAULTS);
        for (int i = 1; i < arguments.size(); i += 2) {
            String name = arguments.get(i).startsWith("--") ? arguments.get(i).substring(2) : "";
            if (!DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException("unknown option '" + arguments.get(i) + "'");
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("--" + name + " lacks its value");
            }
            values.put(name, arguments.get(i + 1));
        }
        BenchOptions options = new BenchOptions(command.equals("train"), values);
        options.check();
        return options;
    }

    private void check() {
        for (String name :
                List.of("hidden", "layers", "heads", "ffn", "vocabulary", "batch", "length", "rank", "seconds")) {
            if (number(name) < 1) {
                throw new IllegalArgumentException("--" + name + " must be at least 1");
            }
        }
        precision();
        recompute();
        full();
        if (number("threads") < 0) {
            throw new IllegalArgumentException("--threads must be at least 0");
        }
    }

    int number(String name) {
        try {
            return Integer.parseInt(value(name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + ": '" + value(name) + "' is not an integer", e);
        }
    }

    Optional<String> model() {
        return Optional.of(value("model")).filter(name -> !name.isEmpty());
    }

    Precision precision() {
        return isSecond("precision", "float32", "bfloat16") ? Precision.BFLOAT16 : Precision.FLOAT32;
    }

    boolean recompute() {
        return isSecond("recompute", "off", "on");
    }

    boolean full() {
        return isSecond("adaptation", "lora", "full");
    }

    private boolean isSecond(String name, String first, String second) {
        String value = value(name);
        if (!value.equals(first) && !value.equals(second)) {
            throw new IllegalArgumentException(
                    "--" + name + ": '" + value + "' is neither " + first + " nor " + second);
        }
        return value.equals(second);
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** The {@code config.json} of a model of this shape. */
    JsonNode configuration() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("model_type", "bert")
                .put("hidden_act", "gelu")
                .put("hidden_size", number("hidden"))
                .put("num_hidden_layers", number("layers"))
                .put("num_attention_heads", number("heads"))
                .put("intermediate_size", number("ffn"))
                .put("vocab_size", number("vocabulary"))
                .put("max_position_embeddings", Math.max(512, number("length")))
                .put("type_vocab_size", 2);
    }
}
