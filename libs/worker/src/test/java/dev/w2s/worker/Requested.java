package dev.w2s.worker;

import dev.w2s.study.data.Sizes;
import dev.w2s.study.data.Split;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.FineTune;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.recipe.Recipe;
import dev.w2s.study.task.ExampleFormat;
import dev.w2s.study.task.ExampleText;
import dev.w2s.study.task.Part;
import dev.w2s.study.task.RecordFormat;
import dev.w2s.study.task.Shape;
import dev.w2s.study.task.TaskData;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import dev.w2s.study.training.Schedule;
import dev.w2s.study.training.Training;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Requests that no other test has made. */
final class Requested {
    private static final AtomicLong SEED = new AtomicLong();

    private Requested() {}

    static JobRequested preparation(String behaviour) {
        TaskData data = new TaskData(
                "maven:toy:toy:1",
                List.of(new TaskData.File("toy.csv", Part.TRAIN, "0".repeat(64))),
                new RecordFormat.Csv(",", "", null),
                new ExampleFormat(new ExampleText(behaviour), new Shape.YesNo("toy"), List.of(), null, 1));
        return of(new PrepareTask(data, new Sizes(4, 2, 2), SEED.incrementAndGet()));
    }

    static JobRequested training(Key dataset) {
        PinnedModel model = new PinnedModel(new ModelReference("toy"), "0".repeat(64), null, Pooling.MEAN, 16);
        Training training = new Training(
                new Adaptation.Full(true),
                1,
                1,
                0.1,
                Schedule.CONSTANT,
                0,
                0,
                0.9,
                0.9,
                1e-8,
                1,
                Precision.FLOAT32,
                1,
                0);
        return of(new FineTune(
                model, dataset, Split.WEAK_TRAIN, null, new Loss.CrossEntropy(), training, SEED.incrementAndGet()));
    }

    static JobRequested of(Recipe recipe) {
        return new JobRequested(recipe.key(), "study-1", "a toy", 1, recipe);
    }
}
