package dev.w2s.cli;

import dev.w2s.cli.failure.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a study before its time. */
@Command(
        name = "cancel",
        header = "Cancel a study.",
        description = "%nJobs that another study needs go on, and finished artifacts are kept.%n")
final class CancelCommand implements Callable<Integer> {
    private final Servers servers;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli's
    private CommandSpec spec;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Parameters(paramLabel = "STUDY", description = "the study's id")
    private String id = "";

    CancelCommand(Servers servers) {
        this.servers = servers;
    }

    @Override
    public Integer call() {
        servers.connect(server.url()).cancel(id);
        spec.commandLine().getOut().println("Cancelled " + id + ".");
        return ExitCode.OK;
    }
}
