package dev.w2s.model.checkpoint;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a checkpoint was made of: its {@code checkpoint.json}.
 *
 * @param precision the element type of the base model's weights, in training and in prediction
 * @param bestStep the optimizer step whose weights these are, from 1; {@link #UNKNOWN_STEP} where something else
 *     trained them
 */
public record CheckpointDescription(PinnedModel model, Adaptation adaptation, Precision precision, int bestStep) {
    static final int UNKNOWN_STEP = 0;
    static final String FILE = "checkpoint.json";

    /** Reads the description alone, which is enough to open the base model. */
    public static CheckpointDescription read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw FileFailure.missing(file, "it tells which model the checkpoint belongs to");
        }
        try {
            return StudyJson.read(
                    StudyJson.mapper(), StudyJson.mapper().readTree(file.toFile()), CheckpointDescription.class);
        } catch (InvalidFieldException e) {
            throw FileFailure.corrupt(file, "is not a checkpoint's description: " + e.getMessage(), e);
        } catch (IOException e) {
            throw FileFailure.corrupt(file, "is not readable JSON", e);
        }
    }
}
