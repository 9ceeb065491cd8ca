package dev.w2s.cli;

import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.home.Installation;
import dev.w2s.cli.home.W2sHome;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The command line {@code w2s}. */
@Command(
        name = "w2s",
        description =
                "Weak-to-strong generalization studies: how much of the gap between a weak supervisor and a strong"
                        + " ceiling does a strong student recover from the weak one's labels?",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = W2s.Version.class,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:the study failed or was cancelled",
            "2:wrong usage, or an invalid or unknown study",
            "3:no server, or one that does not answer"
        },
        footer = {
            "%nEnvironment:",
            "  W2S_HOME        data, logs and reports (default: ~/.w2s)",
            "  W2S_SERVER      address of a server elsewhere",
            "  W2S_PORT        HTTP port of what runs here",
            "  W2S_JAVA_OPTS   more JVM options of what runs here"
        })
public final class W2s {
    private static final int INTERRUPTED = 130;

    /** Enough for splits of some hundred thousand texts; the rest is on disk. */
    private static final List<String> CHECK_MEMORY = List.of("-Xmx512m");

    private W2s() {}

    public static void main(String[] arguments) {
        CommandLine commandLine = commandLine(
                System.getenv(),
                new Installation(Path.of(System.getProperty("w2s.project", "."))),
                System.in,
                Boolean.getBoolean("w2s.terminal"));
        System.exit(commandLine.execute(arguments));
    }

    /**
     * @param environment the process's variables
     * @param terminal whether standard output is a terminal
     */
    static CommandLine commandLine(
            Map<String, String> environment, Installation installation, InputStream standardInput, boolean terminal) {
        W2sHome home = W2sHome.of(environment);
        Servers servers = new Servers(environment, home);
        CommandLine task = ToolCommand.commandLine(
                installation, "task", "Check a task of your own before a study uses it.", CHECK_MEMORY);
        CommandLine export =
                ToolCommand.commandLine(installation, "export", "Merge a checkpoint into its base model.", List.of());
        CommandLine bench =
                ToolCommand.commandLine(installation, "bench", "Measure the engine on this machine.", List.of());
        CommandLine w2s = new CommandLine(new W2s())
                .addSubcommand(new DemoCommand(installation, home, servers, terminal))
                .addSubcommand(new UpCommand(installation, home))
                .addSubcommand(new DownCommand(home))
                .addSubcommand(new SubmitCommand(home, servers, standardInput, terminal))
                .addSubcommand(new PlanCommand(servers, standardInput))
                .addSubcommand(new StatusCommand(servers))
                .addSubcommand(new WatchCommand(home, servers, terminal))
                .addSubcommand(new ResultsCommand(home, servers))
                .addSubcommand(new CancelCommand(servers))
                .addSubcommand(new TasksCommand(servers))
                .addSubcommand("task", task)
                .addSubcommand(new ModelsCommand(servers))
                .addSubcommand("export", export)
                .addSubcommand("bench", bench)
                .setExecutionExceptionHandler((problem, command, parsed) -> exitCode(problem, command));
        // Inherited from w2s: --help, which is an argument of the tool like any other.
        List.of(task, export, bench).forEach(tool -> tool.getCommandSpec().mixinStandardHelpOptions(false));
        return w2s;
    }

    private static int exitCode(Exception problem, CommandLine command) throws Exception {
        if (problem instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
            return INTERRUPTED;
        }
        if (problem instanceof CommandFailure failure) {
            command.getErr().println(failure.getMessage());
            command.getErr().flush();
            return failure.exitCode();
        }
        throw problem;
    }

    /** Names the version that was built. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = W2s.class.getPackage().getImplementationVersion();
            return new String[] {"w2s " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
