package dev.w2s.study;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.w2s.study.data.Sizes;
import dev.w2s.study.task.TaskDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question that a user asks: over these tasks and seeds, how much of the gap between weak and strong does each method
 * recover?
 *
 * @param id names the study; null lets eval-service choose one. Sending the same study twice changes nothing
 * @param dataSeed decides which examples are in which split; the same for all arms, so that they are compared on one
 *     test set
 * @param methods each once; tables and events call a method by its {@link Method#label}
 * @param seeds the seeds of training, for the head, the adapters and the order of examples; each makes an arm
 * @param ceiling whether a ceiling is trained; without one PGR stays undefined, which is enough to compare probes with
 *     the weak labels that they were fitted on
 * @param ownTasks the tasks among {@code tasks} that the study defines itself; it is written with them in the list of
 *     tasks
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Study(
        @Nullable String id,
        String name,
        List<String> tasks,
        Sizes sizes,
        long dataSeed,
        ModelSpecification weak,
        ModelSpecification strong,
        List<Method> methods,
        List<Long> seeds,
        boolean ceiling,

        @JsonProperty @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<TaskDefinition> ownTasks) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,78}[a-z0-9])?");
    private static final String NAME_RULE = "must be 1 to 80 lower-case letters, digits, dots or dashes";
    /** The largest integer that every JSON reader keeps exact. */
    private static final long LARGEST_SEED = (1L << 53) - 1;

    public Study {
        require(id == null || NAME.matcher(id).matches(), "id", id, NAME_RULE);
        require(NAME.matcher(name).matches(), "name", name, NAME_RULE);
        requireDistinct("tasks", tasks);
        require(methods.stream().noneMatch(Objects::isNull), "methods", methods, "must not hold an empty entry");
        requireDistinct("methods", methods.stream().map(Method::label).toList());
        requireDistinct("seeds", seeds);
        require(isSeed(dataSeed), "dataSeed", dataSeed, "must be in [0, 2^53)");
        for (long seed : seeds) {
            require(isSeed(seed), "seeds", seed, "must be in [0, 2^53)");
        }
        tasks = List.copyOf(tasks);
        methods = List.copyOf(methods);
        seeds = List.copyOf(seeds);
        // Documents of older versions do not have this field.
        ownTasks = ownTasks == null ? List.of() : List.copyOf(ownTasks);
    }

    private static boolean isSeed(long seed) {
        return seed >= 0 && seed <= LARGEST_SEED;
    }

    private static void requireDistinct(String field, List<?> values) {
        require(!values.isEmpty(), field, values, "must name at least one");
        require(values.stream().noneMatch(Objects::isNull), field, values, "must not hold an empty entry");
        require(new HashSet<>(values).size() == values.size(), field, values, "must not name one twice");
    }

    public Study withId(String newId) {
        return new Study(newId, name, tasks, sizes, dataSeed, weak, strong, methods, seeds, ceiling, ownTasks);
    }

    public Study withOwnTasks(List<TaskDefinition> definitions) {
        return new Study(id, name, tasks, sizes, dataSeed, weak, strong, methods, seeds, ceiling, definitions);
    }

    /** Returns every combination of task, method and seed; the seed changes fastest. */
    public List<Arm> arms() {
        return tasks.stream()
                .flatMap(task ->
                        methods.stream().flatMap(method -> seeds.stream().map(seed -> new Arm(task, method, seed))))
                .toList();
    }
}
