package dev.w2s.tools;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** Runs a command as the launcher does, and keeps what it prints. */
public record ToolRun(int exitCode, String out, String err) {
    public static ToolRun of(String... arguments) {
        return with(Map.of(), arguments);
    }

    /** @param environment the variables of the process */
    public static ToolRun with(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Tools.commandLine(environment)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new ToolRun(exitCode, out.toString(), err.toString());
    }
}
