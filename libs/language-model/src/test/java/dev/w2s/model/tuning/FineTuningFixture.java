package dev.w2s.model.tuning;

import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.model.BertTiny;
import dev.w2s.model.Cancellation;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.tuning.data.LabelledText;
import dev.w2s.model.tuning.snapshot.ProgressStore;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import dev.w2s.study.training.Schedule;
import dev.w2s.study.training.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small task that a tiny model can learn: does the text speak of the sea? Five steps an epoch, two epochs. */
public record FineTuningFixture(LanguageModel model, Loss loss, Training training, EngineSettings settings) {
    public static final Adaptation LORA = new Adaptation.Lora(4, 8, 0, List.of("all-linear"));
    public static final Adaptation LORA_WITH_DROPOUT = new Adaptation.Lora(4, 8, 0.2, List.of("all-linear"));
    public static final Adaptation FULL = new Adaptation.Full(false);
    public static final Adaptation FULL_BUT_EMBEDDINGS = new Adaptation.Full(true);
    static final int STEPS = 10;

    private static final List<String> SEA = List.of("ship", "wave", "harbour", "fish", "sail");
    private static final List<String> LAND = List.of("tree", "field", "horse", "stone", "road");

    static FineTuningFixture of(LanguageModel model, Adaptation adaptation) {
        return new FineTuningFixture(
                model,
                new Loss.CrossEntropy(),
                training(adaptation, 5e-3, 3, 0),
                new EngineSettings(new TokenBudget(2048), new TokenBudget(64), false, 3));
    }

    static Training training(Adaptation adaptation, double learningRate, int evaluateEvery, int patience) {
        return new Training(
                adaptation,
                2,
                8,
                learningRate,
                Schedule.COSINE,
                0.2,
                0.01,
                0.9,
                0.999,
                1e-8,
                1.0,
                Precision.FLOAT32,
                evaluateEvery,
                patience);
    }

    FineTuningFixture with(Loss other) {
        return new FineTuningFixture(model, other, training, settings);
    }

    FineTuningFixture with(Training other) {
        return new FineTuningFixture(model, loss, other, settings);
    }

    FineTuningFixture with(EngineSettings other) {
        return new FineTuningFixture(model, loss, training, other);
    }

    FineTuningFixture in(Precision precision) {
        return with(new Training(
                training.adaptation(),
                training.epochs(),
                training.batchSize(),
                training.learningRate(),
                training.schedule(),
                training.warmupFraction(),
                training.weightDecay(),
                training.beta1(),
                training.beta2(),
                training.epsilon(),
                training.maximumGradientNorm(),
                precision,
                training.evaluateEvery(),
                training.patience()));
    }

    private PinnedModel pinned() {
        Pooling pooling = model.architecture().poolings().get(0);
        return new PinnedModel(BertTiny.REFERENCE, model.sha256(), model.layers(), pooling, 32);
    }

    static List<LabelledText> examples(String name, int count) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        List<LabelledText> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean sea = i % 2 == 0;
            List<String> words = new ArrayList<>();
            for (int j = 1 + random.nextInt(6); j > 0; j--) {
                words.add((sea ? SEA : LAND).get(random.nextInt(5)));
            }
            examples.add(new LabelledText(name + i, String.join(" ", words), sea ? 0.9 : 0.2));
        }
        return examples;
    }

    FineTuningResult run() {
        return run(ProgressStore.NONE, TrainingListener.NONE, Cancellation.NEVER);
    }

    FineTuningResult run(ProgressStore progress, TrainingListener listener, Cancellation cancellation) {
        return run(examples("val", 20), progress, listener, cancellation);
    }

    FineTuningResult run(
            List<LabelledText> validation,
            ProgressStore progress,
            TrainingListener listener,
            Cancellation cancellation) {
        return new FineTuning(model, pinned(), loss, training, settings)
                .run(examples("train", 40), validation, 7, progress, listener, cancellation);
    }

    static ProgressStore progressIn(Path root) {
        Key key = new Key("ab".repeat(32));
        return ProgressStore.in(FolderArtifactStore.open(root).progress(new ArtifactId(ArtifactKind.CHECKPOINT, key)));
    }

    /** Every file's content in hexadecimal, by name. */
    static Map<String, String> bytes(FineTuningResult result, Path folder) {
        try {
            Files.createDirectories(folder);
            result.writeTo(folder);
            Map<String, String> contents = new TreeMap<>();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    contents.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
