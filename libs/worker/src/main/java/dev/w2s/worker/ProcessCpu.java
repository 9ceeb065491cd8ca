package dev.w2s.worker;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of the whole process, all its threads and native code included, since one moment. */
record ProcessCpu(long nanosAtStart) {
    static ProcessCpu now() {
        return new ProcessCpu(nanos());
    }

    double secondsSince() {
        return (nanos() - nanosAtStart) / 1e9;
    }

    private static long nanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
