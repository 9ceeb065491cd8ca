package dev.w2s.hub.http;

import java.time.Duration;

/** Waits. Tests replace it by something that doesn't. */
@FunctionalInterface
public interface Pause {
    Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

    void pause(Duration duration) throws InterruptedException;
}
