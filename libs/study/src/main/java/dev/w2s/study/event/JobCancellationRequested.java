package dev.w2s.study.event;

import dev.w2s.study.recipe.Key;

/** An order to every worker: no study needs the job any more, so a worker that runs it stops. */
public record JobCancellationRequested(Key key) implements Event {
    @Override
    public String messageKey() {
        return key.hex();
    }
}
