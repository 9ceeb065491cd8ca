package dev.w2s.label.task;

import dev.w2s.study.Split;
import java.util.List;
import java.util.Map;

/** A task cut into splits, and what became of its records on the way. */
public record PreparedTask(TaskCard card, Map<Split, List<SourceRecord>> splits) {
    public PreparedTask {
        splits = Map.copyOf(splits);
    }
}
