package dev.w2s.cli;

import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.failure.ExitCode;
import dev.w2s.cli.home.AllInOne;
import dev.w2s.cli.home.RunningServer;
import dev.w2s.cli.home.W2sHome;
import dev.w2s.cli.server.EvalService;
import dev.w2s.cli.server.ServerAddress;
import java.io.PrintWriter;
import java.util.List;

/**
 * An all-in-one that lives as long as the command that started it, however that ends: it is stopped on the way out, and
 * watches its parent for the case that there is no way out.
 */
final class LocalServer implements AutoCloseable {
    private final W2sHome home;
    private final PrintWriter out;
    private final AllInOne process;
    private final Interruption interruption;

    LocalServer(W2sHome home, List<String> command, PrintWriter out) {
        this.home = home;
        this.out = out;
        this.process = AllInOne.start(home, command);
        // Only now: an interruption that nobody closes holds the process up.
        this.interruption = new Interruption();
    }

    EvalService awaitReady() throws InterruptedException {
        RunningServer server = process.awaitReady();
        return new EvalService(new ServerAddress(server.url(), process::whyGone, "See " + home.log() + "."));
    }

    /** Waits until the process has ended though nobody asked this command to end, and returns why it has. */
    CommandFailure awaitEnd() throws InterruptedException {
        process.waitFor();
        return new CommandFailure(ExitCode.UNREACHABLE, process.whyGone().orElse(""));
    }

    @Override
    public void close() {
        if (interruption.happened()) {
            out.println("Stopping ...");
            out.flush();
        }
        boolean wasInterrupted = Thread.interrupted();
        process.stop();
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
        if (interruption.happened()) {
            out.println("Stopped. What was finished is kept; the next start resumes the rest.");
            out.flush();
        }
        interruption.close();
    }
}
