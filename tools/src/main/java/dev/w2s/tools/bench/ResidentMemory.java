package dev.w2s.tools.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** This process's physical memory in bytes, as Linux counts it; it is 0 elsewhere. */
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    static long now() {
        return field("VmRSS:");
    }

    /** The most it ever was. */
    static long peak() {
        return field("VmHWM:");
    }

    private static long field(String name) {
        try {
            List<String> lines = Files.isReadable(STATUS) ? Files.readAllLines(STATUS) : List.of();
            return lines.stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
