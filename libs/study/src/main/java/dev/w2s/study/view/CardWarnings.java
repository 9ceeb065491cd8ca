package dev.w2s.study.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The warnings of a dataset's card; the rest of the card is ignored.
 *
 * @param warnings sentences for people; null in cards of older versions, which had none
 */
public record CardWarnings(@Nullable List<String> warnings) {
    public CardWarnings {
        warnings = warnings == null ? null : List.copyOf(warnings);
    }

    public List<String> sentences() {
        return warnings == null ? List.of() : warnings;
    }
}
