package dev.w2s.tools.option;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Words and lists of words as a user writes and reads them. */
public final class Words {
    private Words() {}

    /** Returns the name of a constant in lower case. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Returns {@code 'c' is neither a nor b}, or with more than two of them {@code 'd' is none of a, b and c}. */
    public static String refusal(String word, Collection<String> known) {
        return "'" + word + "' is "
                + switch (known.size()) {
                    case 1 -> "not " + list(known, "and");
                    case 2 -> "neither " + list(known, "nor");
                    default -> "none of " + list(known, "and");
                };
    }

    /** Returns for example {@code a, b and c}. */
    public static String list(Collection<String> words, String conjunction) {
        List<String> all = List.copyOf(words);
        int last = all.size() - 1;
        return last < 1
                ? String.join("", all)
                : String.join(", ", all.subList(0, last)) + " " + conjunction + " " + all.get(last);
    }
}
