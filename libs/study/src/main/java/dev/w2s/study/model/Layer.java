package dev.w2s.study.model;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A layer of a model, as a study names it: {@code early}, {@code middle}, {@code late} (a quarter, a half, three
 * quarters of the number of layers, rounded down, at least 1), or its number: 0 = the embeddings, the number of layers
 * = the last.
 */
public record Layer(@JsonValue String name) {
    private static final Pattern WRITTEN = Pattern.compile("early|middle|late|\\d{1,4}");

    public static final Layer EARLY = new Layer("early");
    public static final Layer MIDDLE = new Layer("middle");
    public static final Layer LATE = new Layer("late");
    /** The layers that have a name. */
    public static final List<Layer> NAMED = List.of(EARLY, MIDDLE, LATE);

    public Layer {
        require(WRITTEN.matcher(name).matches(), "layer", name, "must be early, middle, late or a number from 0");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Layer of(Object written) {
        return new Layer(written.toString());
    }

    /**
     * Returns the number of hidden layers below the activations.
     *
     * @param layers how many the model has
     */
    public int of(int layers) {
        return switch (name) {
            case "early" -> Math.max(1, layers / 4);
            case "middle" -> Math.max(1, layers / 2);
            case "late" -> Math.max(1, 3 * layers / 4);
            default -> number(layers);
        };
    }

    private int number(int layers) {
        int number = Integer.parseInt(name);
        require(number <= layers, "layer", number, "must be at most " + layers + ", the model's last");
        return number;
    }

    @Override
    public String toString() {
        return name;
    }
}
