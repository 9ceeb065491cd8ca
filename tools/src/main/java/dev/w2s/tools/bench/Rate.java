package dev.w2s.tools.bench;

/**
 * How much was done in a second by the clock, and in a second of one core.
 *
 * @see ProcessTime
 */
record Rate(double perSecond, double perCpuSecond) {
    Rate times(double factor) {
        return new Rate(perSecond * factor, perCpuSecond * factor);
    }
}
