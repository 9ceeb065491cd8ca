package dev.w2s.cli;

import dev.w2s.cli.failure.ExitCode;
import dev.w2s.cli.server.EvalService;
import dev.w2s.cli.show.StudyText;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists studies, or shows one. */
@Command(name = "status", header = "List the studies, or show one with its jobs and scores so far.")
final class StatusCommand implements Callable<Integer> {
    private final Servers servers;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli's
    private CommandSpec spec;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Parameters(arity = "0..1", paramLabel = "STUDY", description = "the study's id")
    private @Nullable String id;

    StatusCommand(Servers servers) {
        this.servers = servers;
    }

    @Override
    public Integer call() {
        EvalService service = servers.connect(server.url());
        String text = id == null ? StudyText.list(service.studies()) : StudyText.of(service.study(id));
        spec.commandLine().getOut().println(text);
        return ExitCode.OK;
    }
}
