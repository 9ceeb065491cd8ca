package dev.w2s.model.tuning;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.artifact.safetensors.SafetensorsWriter;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.loss.LossMemory;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run between two steps, as files. All randomness is drawn from the seed by step, so there is no random state to keep.
 *
 * @param best the weights of the best evaluation so far, empty if there is none
 */
record Snapshot(String run, TrainingTensors tensors, TrainingHistory history, Map<String, Tensor> best) {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);
    private static final String STATE = "progress.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String FIRST_MOMENTS = "first-moments.safetensors";
    private static final String SECOND_MOMENTS = "second-moments.safetensors";
    private static final String BEST = "best.safetensors";

    /** What of a snapshot is no tensor. */
    private record State(String run, int step, TrainingHistory history, LossMemory lossMemory) {}

    void writeTo(Path folder) throws IOException {
        writeTensors(folder.resolve(WEIGHTS), tensors.weights());
        writeTensors(folder.resolve(FIRST_MOMENTS), tensors.firstMoments());
        writeTensors(folder.resolve(SECOND_MOMENTS), tensors.secondMoments());
        writeTensors(folder.resolve(BEST), best);
        State state = new State(run, tensors.step(), history, tensors.lossMemory());
        StudyJson.mapper().writeValue(folder.resolve(STATE).toFile(), state);
    }

    /** Empty, with a warning in the log, if the snapshot is damaged, of an older form or of another run: it saves time, no more. */
    static Optional<Snapshot> ofRun(String run, Path folder) {
        try {
            Snapshot snapshot = read(folder);
            if (snapshot.run.equals(run)) {
                return Optional.of(snapshot);
            }
            LOG.warn("progress in {} is of another run; starting from the first step", folder);
        } catch (CategorizedException e) {
            LOG.warn("progress in {} cannot be read; starting from the first step", folder, e);
        }
        return Optional.empty();
    }

    private static Snapshot read(Path folder) {
        Path file = folder.resolve(STATE);
        State state;
        try {
            state = StudyJson.read(
                    StudyJson.mapper(), StudyJson.mapper().readTree(Files.readAllBytes(file)), State.class);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
        TrainingTensors tensors = new TrainingTensors(
                state.step,
                readTensors(folder.resolve(WEIGHTS)),
                readTensors(folder.resolve(FIRST_MOMENTS)),
                readTensors(folder.resolve(SECOND_MOMENTS)),
                state.lossMemory);
        return new Snapshot(state.run, tensors, state.history, readTensors(folder.resolve(BEST)));
    }

    private static void writeTensors(Path file, Map<String, Tensor> tensors) {
        SafetensorsWriter.write(file, tensors, Map.of());
    }

    private static Map<String, Tensor> readTensors(Path path) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            for (String name : file.names()) {
                tensors.put(
                        name, Tensor.floats(file.floats(name), file.header(name).dimensions()));
            }
        }
        return tensors;
    }
}
