package dev.w2s.hub.http;

import java.time.Duration;

/** Waiting, where a test need not. */
@FunctionalInterface
public interface Pause {
    Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

    void pause(Duration duration) throws InterruptedException;
}
