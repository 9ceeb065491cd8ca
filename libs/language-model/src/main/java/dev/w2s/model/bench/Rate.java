package dev.w2s.model.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How often something was done in a second, by the clock and by the processor time that this process used: on a machine
 * that has other work the latter says more.
 *
 * @param perCpuSecond a core's second
 */
record Rate(double perSecond, double perCpuSecond) {
    private static final double NANO = 1e-9;

    /** Does {@code work} again and again for that long, after doing it three times for nothing. */
    static Rate of(double seconds, Runnable work) {
        for (int i = 0; i < 3; i++) {
            work.run();
        }
        long start = System.nanoTime();
        long startOfCpu = cpuNanos();
        int count = 0;
        do {
            work.run();
            count++;
        } while ((System.nanoTime() - start) * NANO < seconds);
        return new Rate(
                count / ((System.nanoTime() - start) * NANO), count / Math.max(NANO, (cpuNanos() - startOfCpu) * NANO));
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    Rate times(double factor) {
        return new Rate(perSecond * factor, perCpuSecond * factor);
    }

    Rate mean(Rate other) {
        return new Rate((perSecond + other.perSecond) / 2, (perCpuSecond + other.perCpuSecond) / 2);
    }
}
