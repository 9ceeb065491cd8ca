package dev.w2s.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server still running on a data folder whose owner died. Its processes are told from all others by
 * program name and working directory, since the process id in {@code postmaster.pid} may long be somebody else's.
 *
 * @param data the server's data folder, whose lock the caller holds
 */
record LeftoverPostgres(Path data) {
    private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Stops the processes and removes the pid file, which keeps a server from starting where its pid was reused. */
    void stop() {
        List<ProcessHandle> processes = processes();
        if (!processes.isEmpty()) {
            LOG.info("stopping the PostgreSQL server that was left running on {}", data);
            // Asks the server to stop once its clients are gone, which they are when their JVM died.
            parents(processes).forEach(ProcessHandle::destroy);
            if (!haveEnded(processes)) {
                processes.forEach(ProcessHandle::destroyForcibly);
                haveEnded(processes);
            }
        }
        if (processes().isEmpty()) {
            removePidFile();
        }
    }

    private List<ProcessHandle> processes() {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        return ProcessHandle.allProcesses()
                .filter(LeftoverPostgres::isPostgres)
                .filter(this::worksHere)
                .toList();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), data);
        } catch (IOException endedOrNotOurs) {
            return false;
        }
    }

    private static List<ProcessHandle> parents(List<ProcessHandle> processes) {
        return processes.stream()
                .filter(process -> process.parent().stream().noneMatch(processes::contains))
                .toList();
    }

    private static boolean haveEnded(List<ProcessHandle> processes) {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void removePidFile() {
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException("the stale postmaster.pid in " + data + " could not be removed", e);
        }
    }
}
