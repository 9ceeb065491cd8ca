package dev.w2s.task;

import dev.w2s.task.card.Counts;
import dev.w2s.task.card.TaskCard;
import dev.w2s.task.card.TokenCounter;
import dev.w2s.task.split.Splits;
import java.util.List;

/**
 * A task cut into splits.
 *
 * @param steps how many examples each step of the preparation left; the first step counts the records of the source
 */
public record PreparedTask(List<Counts> steps, Splits splits) {
    public PreparedTask {
        steps = List.copyOf(steps);
    }

    /**
     * Measures the task for its data card.
     *
     * @param source where the data come from
     */
    public TaskCard card(String source, TokenCounter tokens) {
        return TaskCard.of(source, steps, splits.examples(), splits.nearDuplicates(), tokens);
    }
}
