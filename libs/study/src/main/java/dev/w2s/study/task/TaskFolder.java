package dev.w2s.study.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.FieldPath;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.json.YamlLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A user's own task: a folder with {@value #FILE} and the files it names.
 *
 * @param file the definition
 */
public record TaskFolder(Path file) {
    public static final String FILE = "task.yaml";

    private static final String SOURCE = "source";
    private static final String LOCAL = "file:";

    /**
     * Returns the task at {@code path}.
     *
     * @param path the folder, or the definition itself
     * @throws CategorizedException {@code MISSING_INPUT} if there is no definition
     */
    public static TaskFolder at(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(FILE) : path;
        if (!Files.isRegularFile(file)) {
            throw new CategorizedException(
                    FailureCategory.MISSING_INPUT,
                    "there is no " + file + ": a task is a folder with " + FILE + " and the files that it names");
        }
        return new TaskFolder(file.toAbsolutePath().normalize());
    }

    /** Returns the definition as it is written, except that an absent or relative source becomes an absolute path. */
    public JsonNode document() {
        JsonNode document;
        try {
            document = StudyJson.yamlMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw located(
                    FieldPath.complaint(e),
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr());
        } catch (IOException e) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT, file + " cannot be read as UTF-8 text: " + e.getMessage(), e);
        }
        makeAbsolute(document, Objects.requireNonNull(file.getParent()));
        return document;
    }

    /**
     * Makes a definition's source absolute: if it is absent, or a path such as {@code .} or {@code file:data}, it
     * becomes the absolute path of that inside {@code folder}.
     */
    public static void makeAbsolute(JsonNode definition, Path folder) {
        if (definition.get("data") instanceof ObjectNode data) {
            String source = data.path(SOURCE).asText(LOCAL);
            boolean isLocal = source.startsWith(LOCAL) || source.startsWith(".");
            String path = source.startsWith(LOCAL) ? source.substring(LOCAL.length()) : source;
            data.put(
                    SOURCE,
                    isLocal ? LOCAL + folder.toAbsolutePath().resolve(path).normalize() : source);
        }
    }

    /** @throws InvalidFieldException naming the file, the line and the first field that is wrong */
    public TaskDefinition definition() {
        JsonNode document = document();
        try {
            return new TaskReader().read(document);
        } catch (InvalidFieldException e) {
            throw located(e, lineOf(e.field()));
        }
    }

    private int lineOf(String field) {
        try {
            return YamlLines.of(Files.readString(file)).lineOf(field);
        } catch (IOException e) {
            return 0;
        }
    }

    /** @param line from 1; 0 = unknown */
    private InvalidFieldException located(InvalidFieldException complaint, int line) {
        return complaint.at(file + (line == 0 ? "" : ", line " + line) + ": " + complaint.field());
    }
}
