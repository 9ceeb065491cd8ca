package dev.w2s.allinone.check;

import dev.w2s.label.task.card.TaskCard;
import dev.w2s.label.task.example.FormattedExample;
import dev.w2s.study.Sizes;
import dev.w2s.study.task.TaskDefinition;
import java.util.List;

/**
 * A task that can be used.
 *
 * @param sizes that it was cut into; less than asked for where its data allow no more
 * @param shown some examples of the test split
 */
record CheckedTask(TaskDefinition definition, Sizes sizes, List<FormattedExample> shown, TaskCard card) {}
