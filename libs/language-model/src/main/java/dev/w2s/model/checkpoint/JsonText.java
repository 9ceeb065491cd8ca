package dev.w2s.model.checkpoint;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes JSON for people, the same bytes on every platform: indented as by Python's {@code json.dump(indent=2)}. */
final class JsonText {
    private JsonText() {}

    static void write(Path file, JsonNode json) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withArrayIndenter(indenter)
                .withObjectIndenter(indenter);
        try {
            Files.writeString(file, StudyJson.mapper().writer(printer).writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw FileFailure.unwritable(file, e);
        }
    }
}
