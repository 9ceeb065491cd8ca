package dev.w2s.study.recipe;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The distance from 1/2 that a confidence window reaches: a number above 0, or {@code midweak}.
 *
 * @param value null = midweak: the median of {@code |y - 0.5|} over the labels of the training split, or the lower of
 *     the two middle values where their count is even; each label set has its own
 */
public record WindowRadius(@Nullable Double value) {
    public static final WindowRadius MIDWEAK = new WindowRadius(null);

    private static final String MEDIAN = "midweak";

    public WindowRadius {
        require(value == null || (value > 0 && Double.isFinite(value)), "radius", value, "must be above 0 or midweak");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static WindowRadius of(Object written) {
        if (written instanceof Number number) {
            return new WindowRadius(number.doubleValue());
        }
        require(MEDIAN.equals(written), "radius", written, "must be above 0 or midweak");
        return MIDWEAK;
    }

    @JsonValue
    Object json() {
        return value == null ? MEDIAN : value;
    }
}
