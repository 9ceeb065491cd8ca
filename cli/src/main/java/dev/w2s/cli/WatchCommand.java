package dev.w2s.cli;

import dev.w2s.cli.home.W2sHome;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows a study. */
@Command(name = "watch", header = "Show a study's progress until it has ended, then its table.")
final class WatchCommand implements Callable<Integer> {
    private final W2sHome home;
    private final Servers servers;
    private final boolean terminal;

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

    WatchCommand(W2sHome home, Servers servers, boolean terminal) {
        this.home = home;
        this.servers = servers;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        return new StudyFollowing(home, spec.commandLine().getOut(), terminal)
                .alone(servers.connect(server.url()), id, output);
    }
}
