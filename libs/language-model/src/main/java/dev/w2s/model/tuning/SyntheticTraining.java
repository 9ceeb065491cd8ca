package dev.w2s.model.tuning;

import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.tuning.data.TrainingBatch;
import dev.w2s.model.tuning.random.InitialWeights;
import dev.w2s.model.tuning.snapshot.TrainingState;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Schedule;
import dev.w2s.study.training.Training;
import java.util.List;

/** Trains and predicts on given token ids, to measure how long that takes and what it leaves in memory. */
public final class SyntheticTraining implements AutoCloseable {
    private static final double LEARNING_RATE = 1e-4;

    private final Trainer trainer;
    private int step;

    public SyntheticTraining(LanguageModel model, Adaptation adaptation, EngineSettings settings) {
        Head head = model.head(model.architecture().poolings().get(0));
        AdaptationPlan plan = AdaptationPlan.of(model, head, adaptation);
        Training training = new Training(
                adaptation,
                1,
                1,
                LEARNING_RATE,
                Schedule.CONSTANT,
                0,
                0.01,
                0.9,
                0.999,
                1e-8,
                1,
                model.precision(),
                1,
                0);
        TrainingState start = TrainingState.initial(new InitialWeights(model, head, 0).of(plan));
        this.trainer = new Trainer(model, head, plan, new Loss.CrossEntropy(), training, settings, start, 0);
    }

    /** Takes one optimizer step on texts whose labels are all 0. */
    public void train(List<int[]> sequences) {
        trainer.step(new TrainingBatch(++step, sequences, new float[sequences.size()]), LEARNING_RATE);
    }

    public void predict(List<int[]> sequences) {
        trainer.logits(sequences, tokens -> {});
    }

    @Override
    public void close() {
        trainer.close();
    }
}
