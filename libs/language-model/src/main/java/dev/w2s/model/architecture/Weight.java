package dev.w2s.model.architecture;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * A tensor of a model.
 *
 * @param parameter the name of the script's parameter that it is passed as
 * @param name its Hugging Face name
 */
public record Weight(String parameter, String name, List<Long> shape) {
    private static final Pattern UNDECAYED =
            Pattern.compile("bias|layernorm|rmsnorm|(^|\\.)norm($|\\.)|_norm($|\\.)|(^|\\.)ln_");

    public static Weight of(String parameter, String name, long... shape) {
        return new Weight(parameter, name, LongStream.of(shape).boxed().toList());
    }

    /** Whether weight decay applies: to all but biases and norms, by the names that transformers' Trainer goes by. */
    public static boolean decays(String name) {
        return !UNDECAYED.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /** The number of elements. */
    public int size() {
        return shape.stream().mapToInt(Math::toIntExact).reduce(1, Math::multiplyExact);
    }
}
