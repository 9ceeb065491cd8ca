package dev.w2s.tools.check;

import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.data.Sizes;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.study.task.TaskFolder;
import dev.w2s.task.PreparationWatch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The {@code task check} command: task, train, val, test, seed, whether to print JSON. */
public final class TaskCheck {
    private static final int INVALID = 2;

    private final Checking checking;
    private final PrintStream out;
    private final PrintStream err;

    TaskCheck(Checking checking, PrintStream out, PrintStream err) {
        this.checking = checking;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) throws IOException {
        Path scratch = Files.createTempDirectory("w2s-check-");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int exitCode =
                new TaskCheck(CheckParts.checking(System.getenv(), scratch), out, System.err).run(List.of(arguments));
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        System.exit(exitCode);
    }

    /** The exit code: 0 if the task can be used, 2 if it cannot. */
    int run(List<String> arguments) {
        try {
            Sizes wanted = new Sizes(number(arguments, 1), number(arguments, 2), number(arguments, 3));
            TaskDefinition definition = definition(arguments.get(0));
            CheckedTask checked =
                    checking.check(definition, wanted, Long.parseLong(arguments.get(4)), PreparationWatch.NONE);
            out.println(
                    Boolean.parseBoolean(arguments.get(5))
                            ? StudyJson.mapper()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(checked.card())
                            : CheckText.of(checked, wanted));
            return 0;
        } catch (CategorizedException | IOException e) {
            err.println(e.getMessage());
            return INVALID;
        }
    }

    /** A name is a bundled task's unless something of that name lies here. */
    private static TaskDefinition definition(String task) {
        TaskCatalogue bundled = TaskCatalogue.bundled();
        boolean isName = bundled.all().stream().anyMatch(known -> known.name().equals(task));
        if (isName && !Files.exists(Path.of(task))) {
            return bundled.find(task);
        }
        TaskDefinition own = TaskFolder.at(Path.of(task)).definition();
        bundled.with(List.of(own));
        return own;
    }

    private static int number(List<String> arguments, int index) {
        return Integer.parseInt(arguments.get(index));
    }
}
