package dev.w2s.tools.bench;

import dev.w2s.model.memory.ResidentMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What one run of some work gave and took.
 *
 * @param peakBytes the process's largest physical memory meanwhile, beyond what it had before; 0 where Linux does not
 *     tell
 */
record Usage<T>(T result, ProcessTime time, long peakBytes) {
    private static final Path CLEAR_REFERENCES = Path.of("/proc/self/clear_refs");
    private static final String RESET_PEAK = "5";

    static <T> Usage<T> of(Supplier<T> work) {
        resetPeak();
        long before = ResidentMemory.now().orElse(0);
        ProcessTime start = ProcessTime.now();
        T result = work.get();
        return new Usage<>(
                result,
                ProcessTime.now().since(start),
                Math.max(0, ResidentMemory.peak().orElse(0) - before));
    }

    private static void resetPeak() {
        try {
            Files.writeString(CLEAR_REFERENCES, RESET_PEAK);
        } catch (IOException e) {
            // Then the peak is that of all work so far.
        }
    }
}
