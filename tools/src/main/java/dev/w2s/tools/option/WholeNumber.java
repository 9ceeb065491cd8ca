package dev.w2s.tools.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number that must not be below a minimum. */
public abstract class WholeNumber implements ITypeConverter<Integer> {
    private final int minimum;

    private WholeNumber(int minimum) {
        this.minimum = minimum;
    }

    /** Reads 1, 2, 3, ... */
    public static final class Positive extends WholeNumber {
        public Positive() {
            super(1);
        }
    }

    /** Reads 0, 1, 2, ... */
    public static final class NotNegative extends WholeNumber {
        public NotNegative() {
            super(0);
        }
    }

    @Override
    public final Integer convert(String written) {
        int number;
        try {
            number = Integer.parseInt(written);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + written + "' is not an integer");
        }
        if (number < minimum) {
            throw new TypeConversionException(written + " must be at least " + minimum);
        }
        return number;
    }
}
