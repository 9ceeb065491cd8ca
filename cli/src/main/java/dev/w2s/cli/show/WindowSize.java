package dev.w2s.cli.show;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The size of the terminal's window. */
interface WindowSize {
    int rows();

    int columns();

    /**
     * Returns the size of the controlling terminal. {@code stty} is asked every two seconds, since windows are resized.
     */
    static WindowSize ofTerminal() {
        return new Stty();
    }

    /** Asks {@code stty}; where it has no answer the size is 24 rows of 80 columns. */
    final class Stty implements WindowSize {
        private static final Duration FRESH = Duration.ofSeconds(2);

        private int rows = 24;
        private int columns = 80;
        private @Nullable Long askedAt;

        @Override
        public int rows() {
            refresh();
            return rows;
        }

        @Override
        public int columns() {
            refresh();
            return columns;
        }

        private void refresh() {
            long now = System.nanoTime();
            if (askedAt != null && now - askedAt < FRESH.toNanos()) {
                return;
            }
            askedAt = now;
            try {
                Process stty = new ProcessBuilder("stty", "size")
                        .redirectInput(new java.io.File("/dev/tty"))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
                if (answer.matches("[1-9][0-9]{0,4} [1-9][0-9]{0,4}")) {
                    int blank = answer.indexOf(' ');
                    rows = Integer.parseInt(answer.substring(0, blank));
                    columns = Integer.parseInt(answer.substring(blank + 1));
                }
            } catch (IOException noTerminal) {
                // The size stays what it was.
            }
        }
    }
}
