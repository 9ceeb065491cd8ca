package dev.w2s.tools.bench;

/**
 * How much was done in a second, by the clock and by the processor time that this process used: on a machine that has
 * other work the latter says more.
 *
 * @param perCpuSecond a core's second
 */
record Rate(double perSecond, double perCpuSecond) {
    Rate times(double factor) {
        return new Rate(perSecond * factor, perCpuSecond * factor);
    }
}
