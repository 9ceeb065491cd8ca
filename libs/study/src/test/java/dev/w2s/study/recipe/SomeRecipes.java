package dev.w2s.study.recipe;

import dev.w2s.study.ModelReference;
import dev.w2s.study.Pooling;
import dev.w2s.study.Sizes;
import dev.w2s.study.Split;
import dev.w2s.study.catalogue.TaskCatalogue;
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
                TaskCatalogue.bundled().find("wordnet-person-artifact").data(), new Sizes(1000, 200, 1000), 0);
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
        return recipes;
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
