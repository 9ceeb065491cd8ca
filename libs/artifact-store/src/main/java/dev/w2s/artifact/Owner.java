package dev.w2s.artifact;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that a temporary folder belongs to.
 *
 * @param startedAt in milliseconds since 1970, 0 if the platform does not tell; it distinguishes the process from an
 *     earlier one with the same id, which in a container is always 1
 */
record Owner(String host, long pid, long startedAt) {
    private static final String SEPARATOR = "~";
    /** The platform derives start times from a boot time that moves with the clock. */
    private static final long CLOCK_TOLERANCE = 10_000;

    static Owner current() {
        return new Owner(
                hostName().replaceAll("[^A-Za-z0-9.-]", "_"),
                ProcessHandle.current().pid(),
                startOf(ProcessHandle.current()));
    }

    static Optional<Owner> parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        try {
            return parts.length == 3
                    ? Optional.of(new Owner(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns text that fits into a file name and that {@link #parse} reads. */
    @Override
    public String toString() {
        return host + SEPARATOR + pid + SEPARATOR + startedAt;
    }

    /** Returns whether the process lives, which is known only of a process of this host. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(Owner::startOf)
                .filter(start -> start == 0 || startedAt == 0 || Math.abs(start - startedAt) < CLOCK_TOLERANCE)
                .isPresent();
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException notLinux) {
            return resolvedHostName();
        }
    }

    private static String resolvedHostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "unknown-host";
        }
    }
}
