package dev.w2s.model.architecture;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** A tensor of a model: its Hugging Face name and shape. */
public record Weight(String name, List<Long> shape) {
    private static final Pattern UNDECAYED =
            Pattern.compile("bias|layernorm|rmsnorm|(^|\\.)norm($|\\.)|_norm($|\\.)|(^|\\.)ln_");

    public static Weight of(String name, long... shape) {
        return new Weight(name, LongStream.of(shape).boxed().toList());
    }

    /** Whether weight decay applies: to all but biases and norms, by the names that transformers' Trainer goes by. */
    public static boolean decays(String name) {
        return !UNDECAYED.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    public int size() {
        return shape.stream().mapToInt(Math::toIntExact).reduce(1, Math::multiplyExact);
    }
}
