package dev.w2s.cli;

import java.io.IOException;
import java.util.List;

/**
 * A command that needs the engine, in a JVM of its own on this one's terminal.
 *
 * @param command with its arguments
 */
record EngineProcess(List<String> command) {
    /** Its exit code; on Ctrl-C it is stopped. */
    int run() throws InterruptedException, IOException {
        try (Interruption interruption = new Interruption()) {
            Process process = new ProcessBuilder(command).inheritIO().start();
            try {
                return process.waitFor();
            } finally {
                if (interruption.happened()) {
                    process.destroy();
                }
            }
        }
    }
}
