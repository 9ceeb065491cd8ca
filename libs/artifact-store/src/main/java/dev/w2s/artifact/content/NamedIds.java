package dev.w2s.artifact.content;

import java.util.Set;
import java.util.stream.Collectors;

/** Ids in a message: the first five, and how many more there are. */
final class NamedIds {
    private static final int SHOWN = 5;

    private NamedIds() {}

    static String of(Set<String> ids) {
        String first = ids.stream().limit(SHOWN).map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        return ids.size() <= SHOWN ? first : first + " and " + (ids.size() - SHOWN) + " more";
    }
}
