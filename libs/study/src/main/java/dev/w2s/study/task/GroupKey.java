package dev.w2s.study.task;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Records that agree in it are one group. Records where it is empty are not.
 *
 * @param by a field
 * @param before only what stands before this text, if it occurs
 * @param after only what stands after this text, if it occurs; else nothing
 */
public record GroupKey(
        String by, @Nullable String before, @Nullable String after) {
    @JsonCreator(mode = Mode.PROPERTIES)
    public GroupKey {
        require(before == null || after == null, "before", before, "cannot stand beside after");
    }

    @JsonCreator(mode = Mode.DELEGATING)
    public GroupKey(String by) {
        this(by, null, null);
    }
}
