package dev.w2s.tools.probebench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What some work took.
 *
 * @param seconds by the clock
 * @param cpuSeconds of this process, all threads together: on a machine that has other work these say more
 * @param peakBytes the process's largest physical memory meanwhile, beyond what it had before; 0 where Linux does not tell
 */
record Usage<T>(T result, double seconds, double cpuSeconds, long peakBytes) {
    private static final double NANO = 1e-9;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR_REFERENCES = Path.of("/proc/self/clear_refs");
    private static final String RESET_PEAK = "5";

    static <T> Usage<T> of(Supplier<T> work) {
        resetPeak();
        long before = bytes("VmRSS:");
        long start = System.nanoTime();
        long startOfCpu = cpuNanos();
        T result = work.get();
        return new Usage<>(
                result,
                (System.nanoTime() - start) * NANO,
                (cpuNanos() - startOfCpu) * NANO,
                Math.max(0, bytes("VmHWM:") - before));
    }

    private static void resetPeak() {
        try {
            Files.writeString(CLEAR_REFERENCES, RESET_PEAK);
        } catch (IOException e) {
            // Then the peak is that of all work so far.
        }
    }

    private static long bytes(String field) {
        try {
            List<String> lines = Files.isReadable(STATUS) ? Files.readAllLines(STATUS) : List.of();
            return lines.stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
