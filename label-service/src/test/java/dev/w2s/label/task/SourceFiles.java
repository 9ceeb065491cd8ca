package dev.w2s.label.task;

import java.nio.charset.StandardCharsets;

/** Source files written in the test. */
final class SourceFiles {
    private SourceFiles() {}

    static SourceFile of(String path, String... lines) {
        return new SourceFile(path, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
