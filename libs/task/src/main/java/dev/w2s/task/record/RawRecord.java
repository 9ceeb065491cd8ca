package dev.w2s.task.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/**
 * A record of a file, from which an example is made.
 *
 * @param fields a JSON object
 * @param file the file's name, for messages
 * @param number the number of the record's line, or row, from 1
 */
public record RawRecord(JsonNode fields, String file, long number) {
    /** Makes a {@code CORRUPT_INPUT} failure that names file, line and complaint. */
    public CategorizedException malformed(String complaint) {
        return new CategorizedException(FailureCategory.CORRUPT_INPUT, file + ", line " + number + ": " + complaint);
    }
}
