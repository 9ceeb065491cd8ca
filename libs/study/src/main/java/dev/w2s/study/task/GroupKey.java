package dev.w2s.study.task;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that agree in it are one group. A field that is empty says nothing.
 *
 * @param by fields that hold values of one kind, say two scenarios: records agree if any value of one is a value of the other
 * @param before only what stands before this text; all where it doesn't occur
 * @param after only what stands after this text; nothing where it doesn't occur
 */
public record GroupKey(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> by,

        @Nullable String before,
        @Nullable String after) {
    @JsonCreator(mode = Mode.PROPERTIES)
    public GroupKey {
        require(!by.isEmpty(), "by", by, "must name a field");
        require(before == null || after == null, "before", before, "cannot stand beside after");
        by = List.copyOf(by);
    }

    @JsonCreator(mode = Mode.DELEGATING)
    public GroupKey(String by) {
        this(List.of(by), null, null);
    }
}
