package dev.w2s.model.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.w2s.artifact.file.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file that must hold a JSON object. */
final class JsonFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFile() {}

    static JsonNode read(Path file) {
        try {
            JsonNode document = JSON.readTree(Files.readAllBytes(file));
            if (document == null || !document.isObject()) {
                throw FileFailure.corrupt(file, "is not a JSON object");
            }
            return document;
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            throw FileFailure.corrupt(file, "is not JSON: " + e.getOriginalMessage() + line, e);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }
}
