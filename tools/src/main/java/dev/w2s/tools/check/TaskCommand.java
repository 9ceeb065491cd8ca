package dev.w2s.tools.check;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.data.Sizes;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.study.task.TaskFolder;
import dev.w2s.task.PreparationWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Works on a task of one's own. */
@Command(name = "task", header = "Check a task of your own before a study uses it.")
public final class TaskCommand {
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** @param environment says where the Hugging Face hub and its cache are */
    public TaskCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Prints the checked task; a task that no study could use ends in a {@code CategorizedException}. */
    @Command(
            name = "check",
            header = "Validate a task, and show examples, its data card and what gives its labels away.",
            description = "%nIt needs no server: the data are read here.%n",
            exitCodeOnExecutionException = 2,
            exitCodeList = {
                "0:the task can be used, perhaps with warnings",
                "2:wrong usage, or the task cannot be used, and the message says where it is wrong"
            })
    void check(
            @Parameters(
                            paramLabel = "TASK",
                            description =
                                    "a folder with task.yaml, such a file, or the name of a task that comes with w2s")
                    Path task,
            @Option(
                            names = "--train",
                            paramLabel = "N",
                            defaultValue = "1000",
                            description = "examples for training (default: ${DEFAULT-VALUE})")
                    int train,
            @Option(
                            names = "--val",
                            paramLabel = "N",
                            defaultValue = "200",
                            description = "examples for validation (default: ${DEFAULT-VALUE})")
                    int val,
            @Option(
                            names = "--test",
                            paramLabel = "N",
                            defaultValue = "1000",
                            description = "examples for testing (default: ${DEFAULT-VALUE})")
                    int test,
            @Option(
                            names = "--seed",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "of the draw (default: ${DEFAULT-VALUE})")
                    long seed,
            @Option(names = "--json", description = "print the card as JSON") boolean json)
            throws IOException {
        Sizes wanted = new Sizes(train, val, test);
        CheckedTask checked = checked(definition(task), wanted, seed);
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? StudyJson.mapper()
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(checked.card())
                                : CheckText.of(checked, wanted));
    }

    /** A name is a bundled task's unless something of that name lies here. */
    private static TaskDefinition definition(Path task) {
        TaskCatalogue bundled = TaskCatalogue.bundled();
        boolean isName = bundled.all().stream().anyMatch(known -> known.name().equals(task.toString()));
        if (isName && !Files.exists(task)) {
            return bundled.find(task.toString());
        }
        TaskDefinition own = TaskFolder.at(task).definition();
        bundled.with(List.of(own));
        return own;
    }

    private CheckedTask checked(TaskDefinition definition, Sizes wanted, long seed) {
        try {
            Path scratch = Files.createTempDirectory("w2s-check-");
            try {
                return CheckParts.checking(environment, scratch).check(definition, wanted, seed, PreparationWatch.NONE);
            } finally {
                delete(scratch);
            }
        } catch (IOException e) {
            throw FileFailure.unwritable(Path.of(System.getProperty("java.io.tmpdir", "/tmp")), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
