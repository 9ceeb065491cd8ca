package dev.w2s.cli;

import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.failure.ExitCode;
import dev.w2s.cli.home.Installation;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of the commands that start an all-in-one. */
final class AllInOneOptions {
    private static final String PREFIX = "-Dw2s.all-in-one.";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:W2S_PORT:-0}",
            description = "HTTP port on 127.0.0.1; default: W2S_PORT, else the last one or a free one")
    private int port;

    /** The JVM options that the user adds in {@code W2S_JAVA_OPTS}. */
    @Option(names = "--java-opts", hidden = true, defaultValue = "${env:W2S_JAVA_OPTS:-}")
    private String javaOptions = "";

    /**
     * Returns the command of an all-in-one for a few minutes. It starts in two thirds of the time, but its Java code is
     * slower.
     */
    List<String> asShortLivedChild(Installation installation) {
        List<String> command = asChild(installation);
        command.add(1, "-XX:TieredStopAtLevel=1");
        return command;
    }

    /** Returns the command of an all-in-one that ends when this process does, even by {@code kill -9}. */
    List<String> asChild(Installation installation) {
        List<String> properties = new ArrayList<>(properties());
        properties.add(PREFIX + "parent=" + ProcessHandle.current().pid());
        return installation.allInOne(javaOptions, properties);
    }

    /** Returns the command of an all-in-one that outlives this process and its terminal. */
    List<String> detached(Installation installation) {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(installation.allInOne(javaOptions, properties()));
        return command;
    }

    private List<String> properties() {
        if (port < 0 || port > 65_535) {
            throw new CommandFailure(
                    ExitCode.INVALID, "--port: " + port + " must be in [0, 65535]; 0 means a free one");
        }
        return List.of(PREFIX + "port=" + port);
    }
}
