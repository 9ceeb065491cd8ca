package dev.w2s.cli;

import dev.w2s.cli.failure.ExitCode;
import dev.w2s.cli.show.PlanText;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a study would do. */
@Command(
        name = "plan",
        header = "Show the jobs of a study, without running it.",
        description =
                "%nWho shares them, which exist already, what they should take, and which examples train what. Nothing is"
                        + " stored or started.%n")
final class PlanCommand implements Callable<Integer> {
    private final Servers servers;
    private final InputStream standardInput;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli's
    private CommandSpec spec;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Parameters(paramLabel = "FILE", description = "the study as YAML or JSON; - reads standard input")
    private String file = "";

    PlanCommand(Servers servers, InputStream standardInput) {
        this.servers = servers;
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        byte[] document = StudyFile.read(file, standardInput);
        // JSON is YAML too, so one media type does for both.
        out.println(PlanText.of(servers.connect(server.url()).plan(document, "application/yaml")));
        return ExitCode.OK;
    }
}
