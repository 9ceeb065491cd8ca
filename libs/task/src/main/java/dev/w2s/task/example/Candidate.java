package dev.w2s.task.example;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the examples that a record can become.
 *
 * @param placeholders the values that the shape puts into the template, by placeholder
 * @param answer the offered choice; null where the shape offers none
 * @param position the place of the offered choice among all choices, from 0; -1 where the shape offers none
 */
record Candidate(
        int label,
        Map<String, String> placeholders,
        @Nullable String answer,
        int position) {
    static Candidate plain(int label) {
        return new Candidate(label, Map.of(), null, -1);
    }
}
