package dev.w2s.model.tuning.snapshot;

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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves the state of one run as files, every so many steps, and finds the last state that was saved. */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final String PROGRESS = "progress.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String FIRST_MOMENTS = "first-moments.safetensors";
    private static final String SECOND_MOMENTS = "second-moments.safetensors";
    private static final String BEST = "best.safetensors";

    private final String run;
    private final ProgressStore store;
    private final int saveEvery;

    /**
     * @param run the run's {@link RunIdentity}
     * @param saveEvery steps between two snapshots; 0 = never save
     */
    public Snapshots(String run, ProgressStore store, int saveEvery) {
        this.run = run;
        this.store = store;
        this.saveEvery = saveEvery;
    }

    /** What of a snapshot is no tensor. */
    private record Progress(String run, int step, TrainingHistory history, LossMemory lossMemory) {}

    /**
     * The last state that was saved. A snapshot that is damaged, of an older form or of another run is left alone, with
     * a warning in the log: it would save time and nothing else.
     */
    public Optional<TrainingState> latest() {
        return store.latest().flatMap(this::stateIn);
    }

    private Optional<TrainingState> stateIn(Path folder) {
        try {
            Progress progress = progressIn(folder);
            if (progress.run.equals(run)) {
                return Optional.of(state(progress, folder));
            }
            LOG.warn("the snapshot in {} is of another run; starting from the first step", folder);
        } catch (CategorizedException e) {
            LOG.warn("the snapshot in {} cannot be read; starting from the first step", folder, e);
        }
        return Optional.empty();
    }

    private static Progress progressIn(Path folder) {
        Path file = folder.resolve(PROGRESS);
        try {
            return StudyJson.read(
                    StudyJson.mapper(), StudyJson.mapper().readTree(Files.readAllBytes(file)), Progress.class);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }

    private static TrainingState state(Progress progress, Path folder) {
        return new TrainingState(
                progress.step,
                readTensors(folder.resolve(WEIGHTS)),
                readTensors(folder.resolve(FIRST_MOMENTS)),
                readTensors(folder.resolve(SECOND_MOMENTS)),
                progress.lossMemory,
                progress.history,
                readTensors(folder.resolve(BEST)));
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

    /** Saves if {@code step}, the number of steps done, asks for it. */
    public void saveIfDue(int step, Supplier<TrainingState> state) {
        if (saveEvery > 0 && step % saveEvery == 0) {
            save(state);
        }
    }

    /** Saves, unless this run is never saved. */
    public void save(Supplier<TrainingState> state) {
        if (saveEvery > 0) {
            TrainingState saved = state.get();
            store.save(folder -> write(saved, folder));
        }
    }

    private void write(TrainingState state, Path folder) throws IOException {
        writeTensors(folder.resolve(WEIGHTS), state.weights());
        writeTensors(folder.resolve(FIRST_MOMENTS), state.firstMoments());
        writeTensors(folder.resolve(SECOND_MOMENTS), state.secondMoments());
        writeTensors(folder.resolve(BEST), state.best());
        Progress progress = new Progress(run, state.step(), state.history(), state.lossMemory());
        StudyJson.mapper().writeValue(folder.resolve(PROGRESS).toFile(), progress);
    }

    private static void writeTensors(Path file, Map<String, Tensor> tensors) {
        SafetensorsWriter.write(file, tensors, Map.of());
    }
}
