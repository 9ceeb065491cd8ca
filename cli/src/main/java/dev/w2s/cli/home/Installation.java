package dev.w2s.cli.home;

import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.failure.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The built project that the launcher script belongs to.
 *
 * @param project its root folder
 */
public record Installation(Path project) {
    private static final String TOOLS = "dev.w2s.tools.Tools";

    /**
     * Java code needs little; models and PostgreSQL live outside the heap. The optimizing compiler waits until code has
     * run thirty times as often as by default: otherwise it takes a third of a small study's processor time
     * (docs/performance.md).
     */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms128m",
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:Tier4InvocationThreshold=150000",
            "-XX:Tier4MinInvocationThreshold=18000",
            "-XX:Tier4CompileThreshold=450000",
            "-XX:Tier4BackEdgeThreshold=1200000",
            "-Dfile.encoding=UTF-8");

    /**
     * Returns the command that runs the all-in-one.
     *
     * @param moreJvmOptions what the user adds in {@code W2S_JAVA_OPTS}, separated by spaces
     */
    public List<String> allInOne(String moreJvmOptions, List<String> properties) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JVM_OPTIONS);
        Stream.of(moreJvmOptions.split(" +"))
                .filter(option -> !option.isBlank())
                .forEach(command::add);
        command.addAll(properties);
        command.addAll(List.of("-jar", existing("quarkus-run.jar").toString()));
        return command;
    }

    /**
     * Returns the command that runs a tool on the all-in-one's class path.
     *
     * @param arguments the tool's name and its arguments
     */
    public List<String> tools(List<String> jvmOptions, List<String> arguments) {
        String classPath = Stream.of("app", "lib/main", "lib/boot")
                .map(part -> existing(part) + "/*")
                .collect(Collectors.joining(":"));
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(List.of("-Xms128m", "-XX:+UseSerialGC"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, TOOLS));
        command.addAll(arguments);
        return command;
    }

    private Path existing(String part) {
        Path path = project.resolve("all-in-one/target/quarkus-app").resolve(part);
        if (!Files.exists(path)) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE, path + " is not there: start w2s by its launcher script, which builds it");
        }
        return path;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
