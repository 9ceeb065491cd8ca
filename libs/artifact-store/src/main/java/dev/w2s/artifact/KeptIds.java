package dev.w2s.artifact;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * {@code kept.json} of a label set that a probe made: by split, the ids of the examples that filtering keeps, each once, in
 * the dataset's order.
 */
public record KeptIds(Map<Split, List<String>> bySplit) {
    public static final String FILE = "kept.json";

    private static final TypeReference<EnumMap<Split, List<String>>> TYPE = new TypeReference<>() {};

    public KeptIds {
        Map<Split, List<String>> copy = new EnumMap<>(Split.class);
        bySplit.forEach((split, ids) -> copy.put(split, List.copyOf(ids)));
        bySplit = Collections.unmodifiableMap(copy);
    }

    /** Adds the file to a folder that exists; equal ids are equal bytes. */
    public void writeTo(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.writeString(file, CanonicalJson.write(StudyJson.mapper().valueToTree(bySplit)) + "\n");
        } catch (IOException e) {
            throw FileFailure.unwritable(file, e);
        }
    }

    /**
     * @throws dev.w2s.study.failure.CategorizedException {@code CORRUPT_INPUT} if the artifact has no such file, or it is
     *     damaged, or names an id twice
     */
    public static KeptIds read(Artifact labelSet) {
        Path file = labelSet.file(FILE);
        try {
            KeptIds kept = new KeptIds(StudyJson.mapper().readValue(Files.readString(file), TYPE));
            kept.bySplit.forEach((split, ids) -> {
                if (new HashSet<>(ids).size() != ids.size()) {
                    throw FileFailure.corrupt(file, "names an example of " + split.label() + " twice");
                }
            });
            return kept;
        } catch (JsonProcessingException e) {
            throw FileFailure.corrupt(file, "is not a list of ids a split: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }
}
