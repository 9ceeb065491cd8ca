package dev.w2s.hub;

import java.time.Duration;

/** Waiting, where a test need not. */
@FunctionalInterface
interface Pause {
    Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

    void pause(Duration duration) throws InterruptedException;
}
