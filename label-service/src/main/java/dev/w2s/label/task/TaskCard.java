package dev.w2s.label.task;

import dev.w2s.study.Split;
import dev.w2s.study.recipe.TaskData;
import java.util.List;
import java.util.Map;

/**
 * What became of a source's records, {@code card.json} beside a dataset's splits.
 *
 * @param steps what each step left, the first being what the source holds
 * @param splits in the order of {@link Split}
 */
public record TaskCard(String reader, String source, List<Counts> steps, List<Counts> splits) {
    public static final String FILE = "card.json";

    static TaskCard of(TaskData data, Records cleaned, Map<Split, List<SourceRecord>> splits) {
        List<Counts> ofSplits = splits.entrySet().stream()
                .map(split -> Counts.count(split.getKey().label(), split.getValue()))
                .toList();
        return new TaskCard(data.reader(), data.source(), cleaned.steps(), ofSplits);
    }
}
