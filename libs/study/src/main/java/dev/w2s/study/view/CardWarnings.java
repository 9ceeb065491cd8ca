package dev.w2s.study.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset's card warns of; the rest of the card is not read.
 *
 * @param warnings sentences for people; null in cards of older versions, which looked for nothing
 */
public record CardWarnings(@Nullable List<String> warnings) {
    public CardWarnings {
        warnings = warnings == null ? null : List.copyOf(warnings);
    }

    public List<String> sentences() {
        return warnings == null ? List.of() : warnings;
    }
}
