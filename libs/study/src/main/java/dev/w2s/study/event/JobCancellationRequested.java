package dev.w2s.study.event;

import dev.w2s.study.recipe.Key;

/** Nobody wants a job's artifact any more: a worker that runs it, stops. */
public record JobCancellationRequested(Key key) implements Event {
    @Override
    public String messageKey() {
        return key.hex();
    }
}
