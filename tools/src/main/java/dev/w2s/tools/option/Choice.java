package dev.w2s.tools.option;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a word that stands for one of several values. As an {@code Iterable} it lists the words for the help. */
public abstract class Choice<T> implements ITypeConverter<T>, Iterable<String> {
    private final Map<String, T> values;

    /** @param values by their words, in the order in which the help names them */
    protected Choice(Map<String, T> values) {
        this.values = values;
    }

    /** Offers all values under their labels. */
    protected Choice(T[] values, Function<T, String> label) {
        this(new LinkedHashMap<>());
        for (T value : values) {
            this.values.put(label.apply(value), value);
        }
    }

    @Override
    public final T convert(String word) {
        T value = values.get(word);
        if (value == null) {
            throw new TypeConversionException(Words.refusal(word, values.keySet()));
        }
        return value;
    }

    @Override
    public final Iterator<String> iterator() {
        return values.keySet().iterator();
    }
}
