package dev.w2s.model.tuning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.checkpoint.Checkpoint;
import dev.w2s.model.checkpoint.CheckpointFolder;
import dev.w2s.model.memory.MemoryEstimate;
import dev.w2s.model.tuning.snapshot.TrainingHistory;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The result of a fine-tuning.
 *
 * @param selection the reason why the checkpoint is of its step, in words
 * @param tokens the tokens trained on in this process, without those before it resumed
 * @param memory the estimate that was made before the first step
 */
public record FineTuningResult(
        Checkpoint checkpoint,
        TrainingHistory history,
        String selection,
        long tokens,
        MemoryEstimate memory,
        Architecture architecture) {
    private static final String HISTORY = "history.json";

    /** Adds the checkpoint's files and {@code history.json} to a folder that exists; equal results are equal bytes. */
    public void writeTo(Path folder) {
        new CheckpointFolder(folder, architecture).write(checkpoint);
        ObjectNode json = StudyJson.mapper().valueToTree(history);
        json.put("bestStep", checkpoint.description().bestStep());
        json.put("selection", selection);
        Path file = folder.resolve(HISTORY);
        try {
            Files.writeString(file, CanonicalJson.write(json) + "\n");
        } catch (IOException e) {
            throw FileFailure.unwritable(file, e);
        }
    }
}
