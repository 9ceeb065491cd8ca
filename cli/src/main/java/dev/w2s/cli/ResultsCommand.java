package dev.w2s.cli;

import dev.w2s.cli.failure.ExitCode;
import dev.w2s.cli.home.W2sHome;
import dev.w2s.cli.server.EvalService;
import dev.w2s.cli.show.ResultTable;
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

/** Fetches what a study has found. */
@Command(
        name = "results",
        header = "Print a study's table, save its report.md and results.json.",
        description = "%nOf a study that still runs, what is known so far.%n")
final class ResultsCommand implements Callable<Integer> {
    private final W2sHome home;
    private final Servers servers;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli's
    private CommandSpec spec;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Parameters(paramLabel = "STUDY", description = "the study's id")
    private String id = "";

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "folder for report.md and results.json; default: reports/<study> in W2S_HOME")
    private @Nullable Path output;

    ResultsCommand(W2sHome home, Servers servers) {
        this.home = home;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        EvalService service = servers.connect(server.url());
        out.println(ResultTable.of(service.study(id), service.warnings(id)));
        new StudyFollowing(home, out, false).save(service, id, output).forEach(out::println);
        return ExitCode.OK;
    }
}
