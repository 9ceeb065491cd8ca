package dev.w2s.task.source;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value when it is first asked for, and keeps it. So a wrong setting hurts only the tasks that need the value.
 */
final class OnDemand<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T value;

    OnDemand(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
