package dev.w2s.cli.home;

import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.failure.ExitCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An all-in-one that this process has started. */
public final class AllInOne {
    private static final long FULL_BYTES = 16L << 20;
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    /** A training step and the broker's shutdown take much less. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    private final W2sHome home;
    private final Process process;

    private AllInOne(W2sHome home, Process process) {
        this.home = home;
        this.process = process;
    }

    /** @param command a JVM, or whatever behaves like one */
    public static AllInOne start(W2sHome home, List<String> command) {
        File console = home.console().toFile();
        try {
            Files.createDirectories(home.console().getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(console);
            builder.environment().put("W2S_HOME", home.folder().toString());
            return new AllInOne(home, builder.start());
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Could not start in " + home.folder() + ": " + e
                            + ". Is the folder yours, and is there space? Set W2S_HOME to use another one.");
        }
    }

    public long pid() {
        return process.pid();
    }

    /**
     * Waits until the services are ready.
     *
     * @throws CommandFailure where the process ends instead, with its words, or isn't ready after {@code patience}
     */
    public RunningServer awaitReady(Duration patience) throws InterruptedException {
        long begin = System.nanoTime();
        while (!process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            Optional<RunningServer> ready = home.runningServer().filter(server -> server.pid() == process.pid());
            if (ready.isPresent()) {
                return ready.get();
            }
            if (System.nanoTime() - begin > patience.toNanos()) {
                stop();
                throw new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "The all-in-one was not ready after " + patience.toSeconds() + " s. Its log: " + home.log());
            }
        }
        throw new CommandFailure(ExitCode.UNREACHABLE, lastWords());
    }

    /** Waits with more patience than a slow machine needs. */
    public RunningServer awaitReady() throws InterruptedException {
        return awaitReady(Duration.ofMinutes(5));
    }

    /** Returns why the process has ended, or empty while it runs. */
    public Optional<String> whyGone() {
        return process.isAlive() ? Optional.empty() : Optional.of(lastWords());
    }

    private String lastWords() {
        int exit = process.exitValue();
        String how =
                switch (exit) {
                    case 3 -> "did not start";
                    case 4 -> "ended, since its Kafka broker could not go on";
                    case 129, 130, 143 -> "was told to stop";
                    case 137 -> "was killed (kill -9, or the system ran out of memory)";
                    default -> "ended (exit code " + exit + ")";
                };
        String said = console();
        return "The all-in-one " + how + (said.isEmpty() ? "." : ":\n" + said) + fullDisk() + "\nIts log: " + home.log()
                + "\nNothing that was finished is lost: the next start goes on from there.";
    }

    /** The process itself cannot say so: on a full disk it cannot write. */
    private String fullDisk() {
        try {
            long free = Files.getFileStore(home.folder()).getUsableSpace();
            return free < FULL_BYTES ? "\nThe disk of " + home.folder() + " is full: make room and start again." : "";
        } catch (IOException unknown) {
            return "";
        }
    }

    private String console() {
        Path file = home.console();
        try {
            List<String> lines = Files.readAllLines(file);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()))
                    .strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks the process to stop and waits; kills it if it does not stop within a minute. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
