package dev.w2s.task.split;

import dev.w2s.study.data.Split;
import dev.w2s.task.example.FormattedExample;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The splits of a task.
 *
 * @param examples the examples of each split
 * @param nearDuplicates for each split, how many examples it passed over because a more held-out split has a near
 *     duplicate
 */
public record Splits(Map<Split, List<FormattedExample>> examples, Map<Split, Integer> nearDuplicates) {
    public Splits {
        examples = Collections.unmodifiableMap(new EnumMap<>(examples));
        nearDuplicates = Collections.unmodifiableMap(new EnumMap<>(nearDuplicates));
    }
}
