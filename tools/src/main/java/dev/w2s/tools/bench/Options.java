package dev.w2s.tools.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code --name value} and {@code --flag}, of the names that a command knows. What cannot be is refused in words. */
final class Options {
    private static final String SET = "set";

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @param defaults the names that take a value, with the value of each that is not given
     * @throws IllegalArgumentException with what is wrong
     */
    static Options parse(List<String> arguments, Map<String, String> defaults, Set<String> flags) {
        Map<String, String> values = new HashMap<>(defaults);
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i).startsWith("--") ? arguments.get(i).substring(2) : "";
            if (flags.contains(name)) {
                values.put(name, SET);
            } else if (!defaults.containsKey(name)) {
                throw new IllegalArgumentException("unknown option '" + arguments.get(i) + "'");
            } else if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("--" + name + " lacks its value");
            } else {
                values.put(name, arguments.get(++i));
            }
        }
        return new Options(values);
    }

    boolean flag(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    int number(String name, int minimum) {
        int number;
        try {
            number = Integer.parseInt(text(name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + ": '" + text(name) + "' is not an integer", e);
        }
        if (number < minimum) {
            throw new IllegalArgumentException("--" + name + " must be at least " + minimum);
        }
        return number;
    }

    boolean isSecond(String name, String first, String second) {
        String value = text(name);
        if (!value.equals(first) && !value.equals(second)) {
            throw new IllegalArgumentException(
                    "--" + name + ": '" + value + "' is neither " + first + " nor " + second);
        }
        return value.equals(second);
    }
}
