package dev.w2s.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The values of the fields that a study leaves out: {@code study-defaults.yaml}. */
record StudyDefaults(
        ObjectNode study, ObjectNode model, ObjectNode adaptations, ObjectNode methods, ObjectNode probes) {
    static final StudyDefaults BUNDLED = load();

    private static StudyDefaults load() {
        try (InputStream in = StudyDefaults.class.getResourceAsStream("/dev/w2s/study/study-defaults.yaml")) {
            JsonNode defaults = StudyJson.yamlMapper().readTree(in);
            return new StudyDefaults(
                    defaults.withObject("/study"),
                    defaults.withObject("/model"),
                    defaults.withObject("/adaptations"),
                    defaults.withObject("/methods"),
                    defaults.withObject("/probes"));
        } catch (IOException e) {
            throw new UncheckedIOException("bundled resource study-defaults.yaml", e);
        }
    }
}
