package dev.w2s.cli;

import dev.w2s.cli.home.Installation;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Work on a task of one's own. */
@Command(name = "task", header = "Check a task of your own before a study uses it.")
final class TaskCommand implements Runnable {
    private static final String CHECK = "dev.w2s.tools.check.TaskCheck";

    /** Enough for splits of some hundred thousand texts; the rest is on disk. */
    private static final List<String> JVM_OPTIONS = List.of("-Xmx512m");

    private final Installation installation;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli's
    private CommandSpec spec;

    TaskCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing what to do: w2s task check TASK");
    }

    /** Needs no server: it reads the data itself. */
    @Command(
            name = "check",
            header = "Validate a task, and show examples, its data card and what gives its labels away.",
            description =
                    "%nExit code 0: it can be used, if with warnings; 2: it cannot, and the message says where.%n")
    int check(
            @Parameters(
                            paramLabel = "TASK",
                            description =
                                    "a folder with task.yaml, such a file, or the name of a task that comes with w2s")
                    String task,
            @Option(
                            names = "--train",
                            defaultValue = "1000",
                            description = "examples for training (default: ${DEFAULT-VALUE})")
                    int train,
            @Option(names = "--val", defaultValue = "200", description = "for validation (default: ${DEFAULT-VALUE})")
                    int val,
            @Option(names = "--test", defaultValue = "1000", description = "for testing (default: ${DEFAULT-VALUE})")
                    int test,
            @Option(names = "--seed", defaultValue = "0", description = "of the draw (default: ${DEFAULT-VALUE})")
                    long seed,
            @Option(names = "--json", description = "print the card as JSON") boolean json)
            throws InterruptedException, IOException {
        return new EngineProcess(installation.main(
                        CHECK,
                        JVM_OPTIONS,
                        List.of(
                                task,
                                String.valueOf(train),
                                String.valueOf(val),
                                String.valueOf(test),
                                String.valueOf(seed),
                                String.valueOf(json))))
                .run();
    }
}
