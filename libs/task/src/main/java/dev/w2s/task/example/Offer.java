package dev.w2s.task.example;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the examples that a record can become.
 *
 * @param said what the shape says in the template, by placeholder
 * @param answer what is on offer; null where nothing is
 * @param position the place of what is on offer among the choices, from 0; -1 where nothing is
 */
record Offer(int label, Map<String, String> said, @Nullable String answer, int position) {
    static Offer plain(int label) {
        return new Offer(label, Map.of(), null, -1);
    }
}
