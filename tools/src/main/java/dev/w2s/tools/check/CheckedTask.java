package dev.w2s.tools.check;

import dev.w2s.study.data.Sizes;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.task.card.TaskCard;
import dev.w2s.task.example.FormattedExample;
import java.util.List;

/**
 * A task that can be used.
 *
 * @param sizes that it was cut into; smaller than asked for if its data are too few
 * @param shown some examples of the test split
 */
record CheckedTask(TaskDefinition definition, Sizes sizes, List<FormattedExample> shown, TaskCard card) {}
