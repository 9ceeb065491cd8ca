package dev.w2s.probing.activation;

import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import java.util.List;
import java.util.stream.IntStream;

/** The rows {@code from} (inclusive) to {@code to} (exclusive) of some points. */
public record Rows(int from, int to) {
    /** Cuts {@code count} rows into blocks of {@code size}; the last may be smaller. */
    public static List<Rows> blocks(int count, int size) {
        return IntStream.iterate(0, from -> from < count, from -> from + size)
                .mapToObj(from -> new Rows(from, Math.min(count, from + size)))
                .toList();
    }

    public int count() {
        return to - from;
    }

    /** Returns the two numbers as the scripts take them: int64 [2]. */
    public NativeTensor in(TensorScope scope) {
        return scope.longs(new long[] {from, to}, 2);
    }
}
