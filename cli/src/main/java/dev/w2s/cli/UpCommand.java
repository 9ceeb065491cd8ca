package dev.w2s.cli;

import dev.w2s.cli.failure.ExitCode;
import dev.w2s.cli.home.AllInOne;
import dev.w2s.cli.home.Installation;
import dev.w2s.cli.home.RunningServer;
import dev.w2s.cli.home.W2sHome;
import dev.w2s.cli.show.Quantity;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the all-in-one. */
@Command(
        name = "up",
        header = "Start broker, database and services on this machine.",
        description =
                "%nThey keep running until './w2s down', with their data in W2S_HOME. Studies that were running go on.%n")
final class UpCommand implements Callable<Integer> {
    private final Installation installation;
    private final W2sHome home;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli's
    private CommandSpec spec;

    @Mixin
    private final AllInOneOptions allInOne = new AllInOneOptions();

    @Option(names = "--foreground", description = "stay in the terminal and stop on Ctrl-C")
    private boolean foreground;

    UpCommand(Installation installation, W2sHome home) {
        this.installation = installation;
        this.home = home;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunningServer> running = home.runningServer();
        if (running.isPresent()) {
            out.println("Already running on " + running.get().url() + " (process "
                    + running.get().pid() + ").");
            return ExitCode.OK;
        }
        out.println("Starting Kafka, PostgreSQL and the four services ...");
        out.flush();
        return foreground ? runHere(out) : runDetached(out);
    }

    private int runDetached(PrintWriter out) throws InterruptedException {
        long begin = System.nanoTime();
        RunningServer server =
                AllInOne.start(home, allInOne.detached(installation)).awaitReady();
        sayReady(out, server.url(), begin);
        out.println("Stop it with './w2s down'.");
        return ExitCode.OK;
    }

    private int runHere(PrintWriter out) throws InterruptedException {
        long begin = System.nanoTime();
        try (LocalServer server = new LocalServer(home, allInOne.asChild(installation), out)) {
            sayReady(out, server.awaitReady().url(), begin);
            out.println("Stop it with Ctrl-C.");
            out.flush();
            throw server.awaitEnd();
        }
    }

    private void sayReady(PrintWriter out, URI url, long begin) {
        out.println("Ready after " + Quantity.seconds((System.nanoTime() - begin) / 1e9) + " on " + url + "; log: "
                + home.log());
        out.flush();
    }
}
