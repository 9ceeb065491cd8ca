package dev.w2s.train;

import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.FolderContent;
import dev.w2s.artifact.ModelFolder;
import dev.w2s.artifact.Provenance;
import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.data.Sizes;
import dev.w2s.study.data.Split;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.probe.Probe;
import dev.w2s.study.recipe.FineTune;
import dev.w2s.study.recipe.FitProbe;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.recipe.Predict;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.recipe.Recipe;
import dev.w2s.study.task.TaskData;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A store with what fine-tune jobs need: a dataset of 40 + 40 + 12 examples, and beside it the tiny BERT. */
record TinyStudy(ArtifactStore store, PinnedModel model, Key dataset) {
    private static final DuckDb DUCK_DB = new DuckDb(1, 256);
    private static final Map<Split, Integer> SIZES =
            Map.of(Split.WEAK_TRAIN, 40, Split.STRONG_TRAIN, 40, Split.VAL, 12, Split.TEST, 12);

    static TinyStudy in(Path folder, ArtifactStore store) throws IOException {
        Path modelFolder = Files.createDirectories(folder.resolve("bert-tiny"));
        for (String name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
            String path = "/fixtures/bert-tiny/" + name;
            try (InputStream in = Objects.requireNonNull(TinyStudy.class.getResourceAsStream(path), path)) {
                Files.write(modelFolder.resolve(name), in.readAllBytes());
            }
        }
        PinnedModel model = new PinnedModel(
                new ModelReference("file:" + modelFolder.toAbsolutePath()),
                new ModelFolder(modelFolder).fingerprint(),
                null,
                Pooling.MEAN,
                32);
        TaskData data = TaskCatalogue.bundled().find("ppa").pinned();
        Key dataset = publish(store, new PrepareTask(data, new Sizes(80, 12, 12), 0), into -> {
            for (Split split : Split.values()) {
                DatasetArtifact.write(into, split, examples(split), DUCK_DB);
            }
        });
        return new TinyStudy(store, model, dataset);
    }

    static List<Example> examples(Split split) {
        return IntStream.range(0, SIZES.get(split))
                .mapToObj(i -> new Example(
                        split.label() + "-" + i,
                        split.label() + "-" + i,
                        (i % 2 == 0 ? "the old sailor sings " : "a wooden box holds ") + "number " + i,
                        i % 2 == 0 ? 1 : 0))
                .toList();
    }

    /** @param rows of a split; what {@link Predict} would have made */
    Key publishLabels(long checkpoint, Map<Split, List<SoftLabel>> rows) throws IOException {
        Recipe recipe = new Predict(new Key(String.format("%064x", checkpoint)), dataset, List.copyOf(rows.keySet()));
        return publish(
                store,
                recipe,
                into -> rows.forEach((split, labels) -> LabelSetArtifact.write(into, split, labels, DUCK_DB)));
    }

    /** A probe's label set, as far as filtering reads it. */
    Key publishKept(Map<Split, List<String>> ids) {
        Key any = new Key("1".repeat(64));
        Recipe recipe = new FitProbe(
                any, 1, dataset, any, new Probe.LogisticRegression(1, true), 0.1, List.of(Split.STRONG_TRAIN));
        return publish(store, recipe, into -> LabelSetArtifact.writeKept(into, ids));
    }

    static List<String> ids(Split split) {
        return examples(split).stream().map(Example::id).toList();
    }

    static List<SoftLabel> labels(Split split, double ofPositives) {
        return examples(split).stream()
                .map(example -> new SoftLabel(example.id(), example.label() == 1 ? ofPositives : 1 - ofPositives, null))
                .toList();
    }

    FineTune recipe(@Nullable Key labelSet, double learningRate, long seed) {
        Training training = new Training(
                new Adaptation.Lora(4, 4, 0, List.of(Adaptation.Lora.ALL_LINEAR)),
                2,
                8,
                learningRate,
                Schedule.COSINE,
                0.1,
                0.01,
                0.9,
                0.999,
                1e-8,
                1,
                Precision.FLOAT32,
                4,
                0);
        return new FineTune(model, dataset, Split.STRONG_TRAIN, labelSet, new Loss.CrossEntropy(), training, seed);
    }

    private static Key publish(ArtifactStore store, Recipe recipe, FolderContent content) {
        return store.publish(recipe, new Provenance("test", "cpu", Instant.now(), Map.of()), content)
                .id()
                .key();
    }
}
