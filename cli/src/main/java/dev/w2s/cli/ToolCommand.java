package dev.w2s.cli;

import dev.w2s.cli.home.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/**
 * A command that needs the libraries and no server. It runs in a JVM of its own on this one's terminal, and its
 * arguments go there as they are: the room {@code tools} declares its options and has its help.
 */
final class ToolCommand implements Callable<Integer> {
    private final Installation installation;
    private final String name;
    private final List<String> jvmOptions;

    @Parameters
    private List<String> arguments = List.of();

    private ToolCommand(Installation installation, String name, List<String> jvmOptions) {
        this.installation = installation;
        this.name = name;
        this.jvmOptions = jvmOptions;
    }

    /** @param header its line in the help of {@code w2s} */
    static CommandLine commandLine(Installation installation, String name, String header, List<String> jvmOptions) {
        CommandLine tool = new CommandLine(new ToolCommand(installation, name, jvmOptions))
                .setUnmatchedOptionsArePositionalParams(true)
                .setEndOfOptionsDelimiter("");
        tool.getCommandSpec().usageMessage().header(header);
        return tool;
    }

    /** Returns the exit code of the JVM that runs the command; on Ctrl-C that one is stopped too. */
    @Override
    public Integer call() throws InterruptedException, IOException {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(arguments);
        try (Interruption interruption = new Interruption()) {
            Process process = new ProcessBuilder(installation.tools(jvmOptions, command))
                    .inheritIO()
                    .start();
            try {
                return process.waitFor();
            } finally {
                if (interruption.happened()) {
                    process.destroy();
                }
            }
        }
    }
}
