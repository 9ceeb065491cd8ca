package dev.w2s.task.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/**
 * A record of a file, not yet an example.
 *
 * @param fields an object
 * @param file its name, for messages
 * @param number of its line, or row, from 1
 */
public record RawRecord(JsonNode fields, String file, long number) {
    /** {@code CORRUPT_INPUT} naming file, line and what is wrong with it. */
    public CategorizedException malformed(String complaint) {
        return new CategorizedException(FailureCategory.CORRUPT_INPUT, file + ", line " + number + ": " + complaint);
    }
}
