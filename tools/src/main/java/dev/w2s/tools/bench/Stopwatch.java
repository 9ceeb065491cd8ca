package dev.w2s.tools.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Does something again and again, and adds up how often and how long. */
final class Stopwatch {
    private static final double NANO = 1e-9;
    private static final int WARM_UP = 3;

    private final Runnable work;
    private final double unitsEach;
    private long count;
    private long nanos;
    private long cpuNanos;

    /** @param unitsEach of what is counted, that one run of the work does; the first three are not counted */
    Stopwatch(double unitsEach, Runnable work) {
        this.unitsEach = unitsEach;
        this.work = work;
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
    }

    /** Works for that long, once at least. */
    void run(double seconds) {
        long start = System.nanoTime();
        long startOfCpu = cpuNanos();
        do {
            work.run();
            count++;
        } while ((System.nanoTime() - start) * NANO < seconds);
        nanos += System.nanoTime() - start;
        cpuNanos += cpuNanos() - startOfCpu;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    Rate rate() {
        return new Rate(unitsEach * count / (nanos * NANO), unitsEach * count / Math.max(NANO, cpuNanos * NANO));
    }
}
