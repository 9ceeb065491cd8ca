package dev.w2s.tools.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * A span of time, by the clock and by the processor time that this process used, all threads together: on a machine
 * that has other work the latter says more.
 */
record ProcessTime(long nanos, long cpuNanos) {
    static final ProcessTime NONE = new ProcessTime(0, 0);

    private static final double NANO = 1e-9;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Returns the time now, from a beginning that means nothing by itself. */
    static ProcessTime now() {
        return new ProcessTime(System.nanoTime(), SYSTEM.getProcessCpuTime());
    }

    ProcessTime since(ProcessTime start) {
        return new ProcessTime(nanos - start.nanos, cpuNanos - start.cpuNanos);
    }

    ProcessTime plus(ProcessTime more) {
        return new ProcessTime(nanos + more.nanos, cpuNanos + more.cpuNanos);
    }

    double seconds() {
        return nanos * NANO;
    }

    double cpuSeconds() {
        return cpuNanos * NANO;
    }

    /** @param units how much was done in this time */
    Rate rate(double units) {
        return new Rate(units / seconds(), units / Math.max(NANO, cpuSeconds()));
    }
}
