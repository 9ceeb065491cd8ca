package dev.w2s.cli;

import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.failure.ExitCode;
import dev.w2s.cli.home.RunningServer;
import dev.w2s.cli.home.W2sHome;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the all-in-one. */
@Command(
        name = "down",
        header = "Stop what './w2s up' started.",
        description = "%nRunning studies go on at the next start.%n")
final class DownCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 90;

    private final W2sHome home;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli's
    private CommandSpec spec;

    DownCommand(W2sHome home) {
        this.home = home;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<ProcessHandle> process = home.runningServer().flatMap(RunningServer::process);
        if (process.isEmpty()) {
            out.println("Nothing runs from " + home.folder() + ".");
            return ExitCode.OK;
        }
        long pid = process.get().pid();
        out.println("Stopping process " + pid + " ...");
        out.flush();
        process.get().destroy();
        try {
            process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Process " + pid + " has not stopped after " + PATIENCE_SECONDS + " s. Its log: " + home.log()
                            + "\n'kill -9 " + pid + "' ends it; what was finished is kept.");
        }
        out.println("Stopped.");
        return ExitCode.OK;
    }
}
