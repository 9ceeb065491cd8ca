package dev.w2s.cli.home;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What an all-in-one says of itself in {@code server.json} once it is ready. */
public record RunningServer(long pid, URI url, String version) {

    /**
     * Returns whether the process that wrote the file at {@code written} still runs; a later one with its number does
     * not count.
     */
    boolean isAliveSince(Instant written) {
        return process()
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> !start.isAfter(written))
                        .orElse(true))
                .isPresent();
    }

    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }
}
