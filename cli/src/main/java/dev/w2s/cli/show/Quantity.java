package dev.w2s.cli.show;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, in a fixed locale. */
public final class Quantity {
    private static final double MEGABYTE = 1e6;
    private static final double GIGABYTE = 1e9;

    private Quantity() {}

    /** Returns for example {@code 0.4 s}, {@code 42 s}, {@code 3 min 05 s} or {@code 2 h 07 min}. */
    public static String seconds(double seconds) {
        long whole = Math.round(seconds);
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    public static String seconds(Duration duration) {
        return seconds(duration.toMillis() / 1000.0);
    }

    /** Returns for example {@code 90.9 MB} or {@code 16.1 GB}. */
    static String bytes(long bytes) {
        return in(unit(bytes), bytes) + name(unit(bytes));
    }

    /** Returns for example {@code 3.2 of 16.1 GB}: both are in the unit of the whole. */
    static String bytes(long part, long whole) {
        return in(unit(whole), part) + " of " + bytes(whole);
    }

    private static double unit(long bytes) {
        return bytes < GIGABYTE ? MEGABYTE : GIGABYTE;
    }

    private static String in(double unit, long bytes) {
        return decimal(bytes / unit, 1);
    }

    private static String name(double unit) {
        return unit == GIGABYTE ? " GB" : " MB";
    }

    static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    static String grouped(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
