package dev.w2s.eval.reconcile;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Acts on things one after the other; a failure at one does not keep the others from their turn. */
public final class EachIsolated {
    private EachIsolated() {}

    /**
     * @param action returns how many things it did
     * @return how many things were done in all
     * @throws RuntimeException the first failure, once all had their turn; it holds the other failures as suppressed
     *     exceptions
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
