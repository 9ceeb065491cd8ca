package dev.w2s.statistics.sample;

/** An interval of real numbers, both ends included. */
public record Interval(double low, double high) {
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
