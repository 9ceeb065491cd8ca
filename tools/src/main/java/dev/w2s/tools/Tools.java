package dev.w2s.tools;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.tools.bench.BenchCommand;
import dev.w2s.tools.check.TaskCommand;
import dev.w2s.tools.export.ExportCommand;
import dev.w2s.tools.option.WholeNumber;
import dev.w2s.tools.option.WrongUsage;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/**
 * The commands of {@code w2s} that need the libraries and no server. The command line {@code w2s} starts this class in
 * a JVM of its own and hands on its arguments as they are, so that each option is declared here alone.
 */
@Command(
        name = "w2s",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Tools.Version.class,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all went well", "1:the work failed", "2:wrong usage"})
public final class Tools {
    private static final int FAILED = 1;

    private Tools() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv())
                .setOut(new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true))
                .execute(arguments));
    }

    /** @param environment the process's variables, which say where the Hugging Face hub and its cache are */
    public static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Tools())
                // The command line that passes them on has expanded them.
                .setExpandAtFiles(false)
                .addSubcommand(new TaskCommand(environment))
                .addSubcommand(new ExportCommand())
                .addSubcommand(new BenchCommand())
                // Whole numbers are at least 1 unless their option has a converter of its own.
                .registerConverter(int.class, new WholeNumber.Positive())
                .registerConverter(Integer.class, new WholeNumber.Positive())
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler((problem, command, parsed) -> exitCode(problem, command));
    }

    private static int exitCode(Exception problem, CommandLine command) {
        if (problem instanceof WrongUsage usage) {
            return UsageErrors.refuse(command, String.valueOf(usage.getMessage()));
        }
        if (problem instanceof CategorizedException failure) {
            command.getErr().println(failure.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        problem.printStackTrace(command.getErr());
        return FAILED;
    }

    /** Names the version that was built. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Tools.class.getPackage().getImplementationVersion();
            return new String[] {"w2s " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
