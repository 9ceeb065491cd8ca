package dev.w2s.artifact.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.data.Split;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A JSON file of an artifact that holds one value for each of some splits: {@code {"val": ..., "test": ...}}. Equal
 * values give equal bytes.
 *
 * @param name of the file in the artifact's folder
 * @param content what the file holds, in words, for messages
 */
record SplitJson<T>(String name, TypeReference<EnumMap<Split, T>> type, String content) {
    /** Adds the file to a folder that exists. */
    void write(Path folder, Map<Split, T> bySplit) {
        Path file = folder.resolve(name);
        try {
            Files.writeString(file, CanonicalJson.write(StudyJson.mapper().valueToTree(bySplit)) + "\n");
        } catch (IOException e) {
            throw FileFailure.unwritable(file, e);
        }
    }

    /** @throws dev.w2s.study.failure.CategorizedException {@code CORRUPT_INPUT} if the file is damaged */
    Map<Split, T> read(Path file) {
        try {
            return Collections.unmodifiableMap(StudyJson.mapper().readValue(Files.readString(file), type));
        } catch (JsonProcessingException e) {
            throw FileFailure.corrupt(file, "does not hold " + content + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }
}
