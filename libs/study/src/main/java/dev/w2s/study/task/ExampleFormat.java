package dev.w2s.study.task;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a record becomes an example.
 *
 * @param group records that agree in any of these, and those that agree with them, are never in two splits; empty = each record
 *     for itself
 * @param id a template; what it gives must be unique. Null = from the record's content
 * @param nearDuplicates how alike two examples of different splits may be, in (0, 1]: the share of runs of five words that they
 *     have in common (Jaccard); the one from the less held-out split goes. 1 = anything short of the same words
 */
public record ExampleFormat(
        ExampleText text,
        Shape shape,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<GroupKey> group,

        @Nullable String id,
        double nearDuplicates) {
    public ExampleFormat {
        require(nearDuplicates > 0 && nearDuplicates <= 1, "nearDuplicates", nearDuplicates, "must be in (0, 1]");
        group = List.copyOf(group);
    }
}
