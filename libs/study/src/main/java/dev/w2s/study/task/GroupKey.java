package dev.w2s.study.task;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields by which records are grouped: records that agree in them are one group. An empty field does not count.
 *
 * @param by fields that hold values of one kind, for example two scenarios: records agree if they share any value
 * @param before only the part of the value before this text counts; the whole value where the text does not occur
 * @param after only the part of the value after this text counts; nothing where the text does not occur
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
