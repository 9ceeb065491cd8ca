package dev.w2s.cli.show;

import dev.w2s.study.view.ArmView;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of figures in a table of results.
 *
 * @param width of the column, the blank before it not counted
 * @param signed whether a figure above 0 has a plus
 * @param figure null where the arm has none
 */
record Column(String title, int width, int digits, boolean signed, Function<ArmView, @Nullable Double> figure) {
    private static final String NONE = "-";

    static Column of(String title, Function<ArmView, @Nullable Double> figure) {
        return new Column(title, 8, 4, false, figure);
    }

    static Column difference(String title, Function<ArmView, @Nullable Double> figure) {
        return new Column(title, 8, 4, true, figure);
    }

    String cell(ArmView arm) {
        return shown(figure.apply(arm));
    }

    /** Returns the mean over those arms that have a figure. */
    String mean(List<ArmView> arms) {
        OptionalDouble mean = arms.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return shown(mean.isPresent() ? mean.getAsDouble() : null);
    }

    private String shown(@Nullable Double value) {
        return value == null ? NONE : String.format(Locale.ROOT, (signed ? "%+." : "%.") + digits + "f", value);
    }
}
