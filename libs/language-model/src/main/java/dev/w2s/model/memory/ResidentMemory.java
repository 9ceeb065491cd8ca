package dev.w2s.model.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The memory of this process as Linux counts it. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /**
     * The most bytes that were resident at a time since the process began, its heap included; empty where it is not
     * Linux.
     */
    public static OptionalLong peak() {
        return bytesOf("VmHWM:");
    }

    /** The bytes that are resident now; empty where it is not Linux. */
    public static OptionalLong now() {
        return bytesOf("VmRSS:");
    }

    private static OptionalLong bytesOf(String key) {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
