package dev.w2s.cli;

import dev.w2s.cli.failure.ExitCode;
import dev.w2s.cli.home.W2sHome;
import dev.w2s.cli.server.EvalService;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands in a study. */
@Command(
        name = "submit",
        header = "Hand in a study.",
        description =
                "%ndocs/study-example.yaml shows every field. Submitting a study whose id is known changes nothing.%n")
final class SubmitCommand implements Callable<Integer> {
    private final W2sHome home;
    private final Servers servers;
    private final InputStream standardInput;
    private final boolean terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli's
    private CommandSpec spec;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Parameters(paramLabel = "FILE", description = "the study as YAML or JSON; - reads standard input")
    private String file = "";

    @Option(names = "--watch", description = "show its progress until it has ended, then its table")
    private boolean watch;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "with --watch: folder for report.md and results.json; default: reports/<study> in W2S_HOME")
    private @Nullable Path output;

    SubmitCommand(W2sHome home, Servers servers, InputStream standardInput, boolean terminal) {
        this.home = home;
        this.servers = servers;
        this.standardInput = standardInput;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        byte[] document = StudyFile.read(file, standardInput);
        EvalService service = servers.connect(server.url());
        // JSON is YAML too, so one media type does for both.
        String id = service.submit(document, "application/yaml").summary().id();
        out.println("Study " + id);
        out.flush();
        if (!watch) {
            out.println("Watch it with './w2s watch " + id + "'.");
            return ExitCode.OK;
        }
        return new StudyFollowing(home, out, terminal).alone(service, id, output);
    }
}
