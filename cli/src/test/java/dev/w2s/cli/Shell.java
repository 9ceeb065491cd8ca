package dev.w2s.cli;

import dev.w2s.cli.home.Installation;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;

/** Runs commands of {@code w2s} in this JVM and keeps what they print. */
final class Shell {
    private final Map<String, String> environment = new HashMap<>();
    private final Path project;
    private String standardInput = "";
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    Shell(Path home, Path project) {
        this.project = project;
        environment.put("W2S_HOME", home.toString());
    }

    Shell with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    Shell typing(String text) {
        standardInput = text;
        return this;
    }

    /** @return the exit code */
    int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine commandLine = W2s.commandLine(
                environment,
                new Installation(project),
                new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                false);
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
