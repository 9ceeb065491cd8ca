package dev.w2s.eval.reconcile;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Acts on things one after the other; one that fails keeps no other from its turn. */
public final class EachIsolated {
    private EachIsolated() {}

    /**
     * @param action returns how many things it did
     * @return the sum
     * @throws RuntimeException the first failure, after the last turn; the others are suppressed in it
     */
    public static <T> int act(Iterable<T> things, ToIntFunction<T> action) {
        int done = 0;
        @Nullable RuntimeException first = null;
        for (T thing : things) {
            try {
                done += action.applyAsInt(thing);
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
        return done;
    }
}
