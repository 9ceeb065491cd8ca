package dev.w2s.cli;

import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.failure.ExitCode;
import dev.w2s.cli.home.RunningServer;
import dev.w2s.cli.home.W2sHome;
import dev.w2s.cli.server.EvalService;
import dev.w2s.cli.server.ServerAddress;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which eval-service a command speaks to: the one named, else the all-in-one that runs from {@code W2S_HOME}. */
final class Servers {
    private final Map<String, String> environment;
    private final W2sHome home;

    Servers(Map<String, String> environment, W2sHome home) {
        this.environment = environment;
        this.home = home;
    }

    /** @throws CommandFailure where none is named and none runs */
    EvalService connect(@Nullable String named) {
        return find(named)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "Nothing runs from " + home.folder()
                                + ". Start it with './w2s up', or name a server with --server or W2S_SERVER."));
    }

    Optional<EvalService> find(@Nullable String named) {
        String url = named != null ? named : environment.getOrDefault("W2S_SERVER", "");
        if (!url.isBlank()) {
            return Optional.of(new EvalService(ServerAddress.named(url)));
        }
        return home.runningServer().map(this::local);
    }

    private EvalService local(RunningServer server) {
        return new EvalService(new ServerAddress(server.url(), () -> whyGone(server), "See " + home.log() + "."));
    }

    private Optional<String> whyGone(RunningServer server) {
        return server.process().isPresent()
                ? Optional.empty()
                : Optional.of("The all-in-one (process " + server.pid() + ") has ended. Its log: " + home.log()
                        + "\nNothing that was finished is lost: './w2s up' goes on from there.");
    }
}
