package dev.w2s.cli.show;

import dev.w2s.study.score.LabelQuality;
import dev.w2s.study.view.ArmView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How good the labels are that a task's students learn from: means over seeds, and how p is spread. */
final class WeakLabelLine {
    /** Characters from no example at all to as many as in the fullest bin. */
    private static final String LEVELS = " .:-=+*#%@";

    private static final int BINS = 10;

    private WeakLabelLine() {}

    /** Returns the line, or empty if no arm knows. */
    static Optional<String> of(List<ArmView> arms) {
        Map<Long, LabelQuality> bySeed = new LinkedHashMap<>();
        for (ArmView arm : arms) {
            if (arm.weakLabels() != null) {
                bySeed.put(arm.seed(), arm.weakLabels());
            }
        }
        if (bySeed.isEmpty()) {
            return Optional.empty();
        }
        List<LabelQuality> qualities = List.copyOf(bySeed.values());
        return Optional.of("weak labels of strong_train: AUC " + mean(qualities, LabelQuality::auc) + ", accuracy "
                + mean(qualities, LabelQuality::accuracy) + ", calibration error "
                + mean(qualities, LabelQuality::calibrationError) + ", p from 0 to 1 [" + bar(qualities) + "]");
    }

    private static String mean(List<LabelQuality> qualities, Function<LabelQuality, @Nullable Double> figure) {
        OptionalDouble mean = qualities.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return mean.isPresent() ? Quantity.decimal(mean.getAsDouble(), 3) : "-";
    }

    private static String bar(List<LabelQuality> qualities) {
        long[] counts = new long[BINS];
        for (LabelQuality quality : qualities) {
            for (int bin = 0; bin < BINS; bin++) {
                counts[bin] += quality.histogramOfLabel0().get(bin)
                        + quality.histogramOfLabel1().get(bin);
            }
        }
        long most = 1;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        StringBuilder bar = new StringBuilder();
        for (long count : counts) {
            // Rounded up, so that a blank means none.
            bar.append(LEVELS.charAt((int) ((count * (LEVELS.length() - 1) + most - 1) / most)));
        }
        return bar.toString();
    }
}
