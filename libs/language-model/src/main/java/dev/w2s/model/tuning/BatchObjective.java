package dev.w2s.model.tuning;

import dev.w2s.model.loss.BatchLoss;
import dev.w2s.model.loss.BatchPart;
import dev.w2s.model.loss.Evaluation;
import dev.w2s.model.loss.LossMemory;
import dev.w2s.model.loss.LossTerms;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.tuning.data.TrainingBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The loss of one optimizer batch, evaluated micro-batch by micro-batch or on the whole batch at once. */
final class BatchObjective {
    private final BatchLoss loss;
    private final TrainingBatch batch;
    private final float[] labels;
    private final LossMemory memory;
    private final List<Evaluation> evaluations = new ArrayList<>();
    private @Nullable LogitMatrix wholeGradient;

    /** @param memory what the loss remembers from the batches before */
    BatchObjective(BatchLoss loss, TrainingBatch batch, LossMemory memory, TensorScope scope) {
        this.loss = loss;
        this.batch = batch;
        this.labels = loss.labels(batch.probabilities(), scope);
        this.memory = memory;
    }

    /** Evaluates the loss on all texts at once; the gradients of micro-batches are taken from this evaluation then. */
    void evaluateWhole(LogitMatrix logits, TensorScope scope) {
        wholeGradient = evaluate(logits, labels, scope);
    }

    /**
     * Returns d loss / d logits [texts, 2] of a micro-batch.
     *
     * @param logits the logits [texts, 2] of the micro-batch
     */
    LogitMatrix gradient(MicroBatch microBatch, LogitMatrix logits, TensorScope scope) {
        return wholeGradient == null
                ? evaluate(logits, labelsOf(microBatch.texts()), scope)
                : wholeGradient.picked(microBatch.texts());
    }

    private LogitMatrix evaluate(LogitMatrix logits, float[] labelsOfPart, TensorScope scope) {
        BatchPart part = new BatchPart(labelsOfPart, labels.length, batch.step() - 1, memory);
        Evaluation evaluation = loss.evaluate(logits.in(scope), part, scope);
        evaluations.add(evaluation);
        return new LogitMatrix(evaluation.gradient().toFloats());
    }

    private float[] labelsOf(List<Integer> texts) {
        float[] picked = new float[texts.size()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = labels[texts.get(i)];
        }
        return picked;
    }

    /** The mean over the batch. */
    double value() {
        return wholeGradient == null
                ? evaluations.stream().mapToDouble(Evaluation::value).sum()
                : evaluations.get(0).value();
    }

    @Nullable
    LossTerms terms() {
        return evaluations.stream()
                .map(Evaluation::terms)
                .filter(Objects::nonNull)
                .reduce(LossTerms::plus)
                .orElse(null);
    }

    /** What the loss remembers after the batch. */
    LossMemory lossMemory() {
        return evaluations.get(0).memory();
    }
}
