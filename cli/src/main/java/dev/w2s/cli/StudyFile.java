package dev.w2s.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.failure.ExitCode;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.task.TaskFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A study as its author wrote it, with the task folders that it names put in. */
final class StudyFile {
    private static final String STANDARD_INPUT = "-";

    private StudyFile() {}

    /** @param file a path, or {@code -} for standard input */
    static byte[] read(String file, InputStream standardInput) {
        try {
            boolean isPiped = file.equals(STANDARD_INPUT);
            byte[] written = isPiped ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(file));
            Path folder = Path.of(isPiped ? "." : file).toAbsolutePath();
            return withTaskFolders(written, isPiped ? folder : folder.resolveSibling("."));
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.INVALID, "There is no file " + file + ".");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.INVALID, "Could not read " + file + ": " + e + ".");
        } catch (CategorizedException e) {
            throw new CommandFailure(ExitCode.INVALID, String.valueOf(e.getMessage()));
        }
    }

    /** Leaves what is not a study as it is: the server refuses it, and says best what is wrong with it. */
    private static byte[] withTaskFolders(byte[] written, Path folder) throws IOException {
        JsonNode study;
        try {
            study = StudyJson.yamlMapper().readTree(written);
        } catch (JsonProcessingException e) {
            return written;
        }
        if (study == null || !(study.get("tasks") instanceof ArrayNode tasks)) {
            return written;
        }
        boolean changed = false;
        for (int i = 0; i < tasks.size(); i++) {
            JsonNode task = tasks.get(i);
            if (task.isTextual() && isPath(task.asText())) {
                TaskFolder own = TaskFolder.at(folder.resolve(task.asText()).normalize());
                own.definition();
                tasks.set(i, own.document());
                changed = true;
            } else if (task.isObject()) {
                TaskFolder.makeAbsolute(task, folder);
                changed = true;
            }
        }
        return changed ? StudyJson.mapper().writeValueAsBytes(study) : written;
    }

    /** No task that comes with w2s has a slash in its name. */
    private static boolean isPath(String task) {
        return task.startsWith(".") || task.contains("/");
    }
}
