package dev.w2s.eval.score;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files of {@code src/test/resources/statistics}. */
final class ReferenceNumbers {
    private ReferenceNumbers() {}

    static JsonNode read(String name) {
        try (InputStream in = ReferenceNumbers.class.getResourceAsStream("/statistics/" + name)) {
            return StudyJson.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
