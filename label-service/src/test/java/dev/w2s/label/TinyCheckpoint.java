package dev.w2s.label;

import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.FolderContent;
import dev.w2s.artifact.ModelFolder;
import dev.w2s.artifact.Provenance;
import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.Example;
import dev.w2s.model.checkpoint.CheckpointDescription;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.data.Sizes;
import dev.w2s.study.data.Split;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.FineTune;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.recipe.Recipe;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import dev.w2s.study.training.Schedule;
import dev.w2s.study.training.Training;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A store with what predict jobs need: the tiny BERT as a pretrained model beside it, its adapter as a checkpoint in
 * it, and datasets of chosen examples.
 */
public record TinyCheckpoint(Path folder, ArtifactStore store, PinnedModel model) {
    private static final Adaptation.Lora LORA = new Adaptation.Lora(8, 8, 0, List.of(Adaptation.Lora.ALL_LINEAR));

    public static TinyCheckpoint in(Path folder, ArtifactStore store) throws IOException {
        Path modelFolder = Files.createDirectories(folder.resolve("bert-tiny"));
        for (String name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
            copy("bert-tiny/" + name, modelFolder.resolve(name));
        }
        ModelReference reference = new ModelReference("file:" + modelFolder.toAbsolutePath());
        String sha256 = new ModelFolder(modelFolder).fingerprint();
        return new TinyCheckpoint(folder, store, new PinnedModel(reference, sha256, null, Pooling.FIRST_TOKEN, 128));
    }

    public Path modelFile(String name) {
        return folder.resolve("bert-tiny").resolve(name);
    }

    /** @param seed tells one checkpoint from another, though their weights are the same */
    public Key publishCheckpoint(long seed) {
        return publishCheckpoint(seed, Precision.FLOAT32, adapter -> {});
    }

    /** @param damage is done to the adapter's weights file before it is published */
    public Key publishCheckpoint(long seed, Precision precision, FolderContent damage) {
        Key noDataset = new Key("0".repeat(64));
        Training training =
                new Training(LORA, 1, 8, 5e-3, Schedule.COSINE, 0.1, 0.1, 0.9, 0.95, 1e-8, 1, precision, 25, 0);
        Recipe recipe = new FineTune(model, noDataset, Split.WEAK_TRAIN, null, new Loss.CrossEntropy(), training, seed);
        return publish(recipe, into -> {
            CheckpointDescription description = new CheckpointDescription(model, LORA, precision, 30);
            Files.write(into.resolve("checkpoint.json"), StudyJson.mapper().writeValueAsBytes(description));
            copy("bert-tiny-adapter/adapter_config.json", into.resolve("adapter_config.json"));
            copy("bert-tiny-adapter/adapter_model.safetensors", into.resolve("adapter_model.safetensors"));
            damage.writeTo(into.resolve("adapter_model.safetensors"));
        });
    }

    public Key publishDataset(Map<Split, List<Example>> splits) {
        DuckDb duckDb = new DuckDb(1, 256);
        Recipe recipe =
                new PrepareTask(TaskCatalogue.bundled().find("ppa").pinned(), new Sizes(4, 2, 2), splits.hashCode());
        return publish(
                recipe,
                into -> splits.forEach((split, examples) -> DatasetArtifact.write(into, split, examples, duckDb)));
    }

    private Key publish(Recipe recipe, FolderContent content) {
        return store.publish(recipe, new Provenance("test", "cpu", Instant.now(), Map.of()), content)
                .id()
                .key();
    }

    private static void copy(String fixture, Path file) throws IOException {
        String path = "/fixtures/" + fixture;
        try (InputStream in = Objects.requireNonNull(TinyCheckpoint.class.getResourceAsStream(path), path)) {
            Files.write(file, in.readAllBytes());
        }
    }
}
