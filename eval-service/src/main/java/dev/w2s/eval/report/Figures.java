package dev.w2s.eval.report;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers as a table shows them. */
final class Figures {
    private Figures() {}

    /** Three decimals, or a dash for what isn't known. */
    static String metric(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Of those that are known; null where none is. */
    static @Nullable Double mean(Collection<@Nullable Double> values) {
        var known = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return known.getCount() == 0 ? null : known.getAverage();
    }
}
