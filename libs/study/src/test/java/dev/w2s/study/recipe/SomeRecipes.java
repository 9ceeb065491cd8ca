package dev.w2s.study.recipe;

import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.data.Half;
import dev.w2s.study.data.Sizes;
import dev.w2s.study.data.Split;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.probe.Components;
import dev.w2s.study.probe.Distance;
import dev.w2s.study.probe.Probe;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import dev.w2s.study.training.Schedule;
import dev.w2s.study.training.Training;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One recipe of every kind and variant. */
public final class SomeRecipes {
    private SomeRecipes() {}

    public static Map<String, Recipe> byName() {
        PrepareTask prepare = new PrepareTask(
                TaskCatalogue.bundled().find("wordnet-person-artifact").pinned(), new Sizes(1000, 200, 1000), 0);
        PinnedModel weakModel =
                new PinnedModel(new ModelReference("all-minilm-l6-v2"), "0".repeat(64), 1, Pooling.MEAN, 512);
        PinnedModel strongModel = new PinnedModel(
                new ModelReference("bge-small-en-v1.5"), "1".repeat(64), null, Pooling.FIRST_TOKEN, 128);
        FineTune weak = new FineTune(
                weakModel,
                prepare.key(),
                Split.WEAK_TRAIN,
                null,
                new Loss.CrossEntropy(),
                training(new Adaptation.Full(true), 3e-4),
                0);
        Predict weakLabels = new Predict(weak.key(), prepare.key(), List.of(Split.STRONG_TRAIN, Split.VAL, Split.TEST));
        FineTune student = new FineTune(
                strongModel,
                prepare.key(),
                Split.STRONG_TRAIN,
                weakLabels.key(),
                new Loss.CrossEntropy(),
                training(new Adaptation.Lora(8, 8, 0, List.of(Adaptation.Lora.ALL_LINEAR)), 2e-3),
                0);
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put("prepare-task", prepare);
        recipes.put("fine-tune on ground truth, all weights", weak);
        recipes.put("predict", weakLabels);
        recipes.put("fine-tune on a label set, LoRA", student);
        Map.of(
                        "logconf", new Loss.LogConfidence(0.5, 100, 32, false),
                        "entropy", new Loss.Entropy(0.5, 100, true),
                        "window midweak", new Loss.ConfidenceWindow(WindowRadius.MIDWEAK),
                        "window 0.25", new Loss.ConfidenceWindow(new WindowRadius(0.25)),
                        "kl", new Loss.KullbackLeibler(),
                        "product", new Loss.Product(1, 0.5))
                .forEach((name, loss) -> recipes.put("fine-tune with " + name, withLoss(student, loss)));
        recipes.put("fine-tune on a half", student.onHalf(Half.SECOND));
        recipes.put(
                "predict each half with the other's checkpoint",
                Predict.crossFitted(
                        student.onHalf(Half.FIRST).key(),
                        student.onHalf(Half.SECOND).key(),
                        prepare.key(),
                        List.of(Split.STRONG_TRAIN, Split.VAL)));
        List<Split> splits = List.of(Split.STRONG_TRAIN, Split.VAL, Split.TEST);
        ExtractActivations activations =
                new ExtractActivations(strongModel, Precision.FLOAT32, List.of(3, 6, 9), prepare.key(), splits);
        recipes.put("extract-activations", activations);
        Map.of(
                        "knn", new Probe.NearestNeighbours(50, Distance.EUCLIDEAN, true),
                        "logistic", new Probe.LogisticRegression(0.01, true),
                        "topofilter", new Probe.TopoFilter(50, 50, Components.WEAKLY_CONNECTED))
                .forEach((name, probe) -> {
                    FitProbe fit =
                            new FitProbe(activations.key(), 6, prepare.key(), weakLabels.key(), probe, 0.1, splits);
                    recipes.put("fit-probe " + name, fit);
                    recipes.put("fine-tune on what " + name + " keeps", student.onKept(fit.key()));
                });
        return recipes;
    }

    private static FineTune withLoss(FineTune run, Loss loss) {
        return new FineTune(
                run.model(), run.dataset(), run.trainSplit(), run.labelSet(), loss, run.training(), run.seed());
    }

    private static Training training(Adaptation adaptation, double learningRate) {
        return new Training(
                adaptation,
                2,
                32,
                learningRate,
                Schedule.COSINE,
                0.1,
                0.01,
                0.9,
                0.999,
                1e-8,
                1.0,
                Precision.FLOAT32,
                8,
                0);
    }
}
