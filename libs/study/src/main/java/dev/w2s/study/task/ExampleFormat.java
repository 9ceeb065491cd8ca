package dev.w2s.study.task;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way in which a record becomes an example.
 *
 * @param group records that agree in any of these keys are in one group, and a group is never in two splits; empty =
 *     each record is its own group
 * @param id a template whose result is unique for each record; null = the id comes from the record's content
 * @param nearDuplicates how similar two examples of different splits may be, in (0, 1]: the Jaccard similarity of their
 *     sets of runs of five words. Of a pair above it, the example in the less held-out split is dropped. 1 = only equal
 *     words are dropped
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
