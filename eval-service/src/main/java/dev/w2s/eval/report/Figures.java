package dev.w2s.eval.report;

import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes numbers as tables show them. Unknown numbers do not count in means and sums. */
final class Figures {
    private static final String UNKNOWN = "–";

    private Figures() {}

    /** Writes three decimals. */
    static String metric(@Nullable Double value) {
        return value == null ? UNKNOWN : String.format(Locale.ROOT, "%.3f", value);
    }

    /** Writes three decimals and a sign. */
    static String difference(@Nullable Double value) {
        return value == null ? UNKNOWN : String.format(Locale.ROOT, "%+.3f", value);
    }

    static String meanDifference(Stream<@Nullable Double> differences) {
        DoubleSummaryStatistics known = known(differences);
        return difference(known.getCount() == 0 ? null : known.getAverage());
    }

    static String mean(Stream<@Nullable Double> metrics) {
        DoubleSummaryStatistics known = known(metrics);
        return metric(known.getCount() == 0 ? null : known.getAverage());
    }

    /** Writes the sum with one decimal. */
    static String sumOfSeconds(Stream<@Nullable Double> seconds) {
        DoubleSummaryStatistics known = known(seconds);
        return known.getCount() == 0 ? UNKNOWN : String.format(Locale.ROOT, "%.1f", known.getSum());
    }

    private static DoubleSummaryStatistics known(Stream<@Nullable Double> values) {
        return values.filter(Objects::nonNull).mapToDouble(Double::doubleValue).summaryStatistics();
    }
}
