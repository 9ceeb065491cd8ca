package dev.w2s.tools.check;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs {@code task check} as the launcher does, and keeps what it prints. */
record Commands(int exitCode, String out, String err) {
    static Commands check(Map<String, String> environment, Path scratch, String task, String... sizes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] given = sizes.length == 0 ? new String[] {"1000", "200", "1000"} : sizes;
        int exitCode = new TaskCheck(
                        CheckParts.checking(environment, scratch),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(task, given[0], given[1], given[2], "0", "false"));
        return new Commands(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
