package dev.w2s.tools.check;

import dev.w2s.study.data.Sizes;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.task.TaskData;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.task.PreparationWatch;
import dev.w2s.task.PreparedTask;
import dev.w2s.task.TaskPreparation;
import dev.w2s.task.card.TaskCard;
import dev.w2s.task.card.TokenCounter;
import dev.w2s.task.example.FormattedExample;
import dev.w2s.task.source.DataSources;
import java.util.List;
import java.util.stream.Stream;

/** Prepares a task as a study would, in sizes that its data allow. */
final class Checking {
    private static final int EXAMPLES_SHOWN = 3;

    private final DataSources sources;
    private final TaskPreparation preparation;
    private final TokenCounter tokens;

    Checking(DataSources sources, TaskPreparation preparation, TokenCounter tokens) {
        this.sources = sources;
        this.preparation = preparation;
        this.tokens = tokens;
    }

    /**
     * Prepares the task in the sizes wanted, or in the largest halves of them for which the data suffice.
     *
     * @throws CategorizedException if no study could use the task
     */
    CheckedTask check(TaskDefinition definition, Sizes wanted, long seed, PreparationWatch watch) {
        TaskData data = sources.pin(definition);
        Sizes sizes = wanted;
        while (true) {
            try {
                PreparedTask prepared = preparation.prepare(new PrepareTask(data, sizes, seed), watch);
                return checked(definition, data, sizes, prepared);
            } catch (CategorizedException e) {
                Sizes smaller = halved(sizes);
                // Where no field is wrong, the data are too few for these sizes; smaller ones may do.
                if (e instanceof InvalidFieldException
                        || e.category() != FailureCategory.INVALID_REQUEST
                        || smaller.equals(sizes)) {
                    throw e;
                }
                sizes = smaller;
            }
        }
    }

    private CheckedTask checked(TaskDefinition definition, TaskData data, Sizes sizes, PreparedTask prepared) {
        TaskCard card = prepared.card(data.source(), tokens);
        List<FormattedExample> test = prepared.splits().examples().getOrDefault(Split.TEST, List.of());
        List<FormattedExample> shown = Stream.concat(
                        test.stream().filter(example -> example.label() == 1).limit(2),
                        test.stream().filter(example -> example.label() == 0).limit(1))
                .limit(EXAMPLES_SHOWN)
                .toList();
        return new CheckedTask(definition, sizes, shown, card);
    }

    private static Sizes halved(Sizes sizes) {
        return new Sizes(
                Math.max(4, sizes.train() / 8 * 4),
                Math.max(2, sizes.val() / 4 * 2),
                Math.max(2, sizes.test() / 4 * 2));
    }
}
