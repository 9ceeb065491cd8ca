package dev.w2s.model.tuning;

import dev.w2s.model.loss.BatchLoss;
import dev.w2s.model.loss.BatchPart;
import dev.w2s.model.loss.Evaluation;
import dev.w2s.model.loss.LossMemory;
import dev.w2s.model.loss.LossTerms;
import dev.w2s.model.network.Backpropagation;
import dev.w2s.model.network.Network;
import dev.w2s.model.network.TokenBatch;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gradients of a loss over one optimizer batch, computed in as many parts as memory asks for. A loss that needs the whole
 * batch is given all logits first, where there is more than one part, and the parts then go back from its gradient: one more
 * forward pass is the price.
 *
 * @param dropout its probability, 0 = none
 * @param seed of the dropout
 */
record BatchGradients(
        BatchLoss loss,
        Network network,
        Backpropagation backpropagation,
        ScriptModule optimizer,
        TokenBudget budget,
        double dropout,
        long seed) {
    /**
     * Of the mean loss over the batch, before clipping.
     *
     * @param memory of the loss, after the batch
     * @param tensors in the order of the plan
     */
    record Result(double loss, @Nullable LossTerms terms, LossMemory memory, int tokens, List<NativeTensor> tensors) {}

    /** An optimizer batch and the places of the texts that are computed together. */
    private record CutBatch(int step, List<int[]> sequences, List<List<Integer>> parts) {
        int tokens() {
            return sequences.stream().mapToInt(sequence -> sequence.length).sum();
        }
    }

    /** d loss / d logits of a part. */
    @FunctionalInterface
    private interface PartGradient {
        NativeTensor of(NativeTensor logits, List<Integer> part, TensorScope temporary);
    }

    /**
     * @param step from 1
     * @param given p(label = 1) of each text
     * @param memory of the loss, before the batch
     * @param owner of the result's tensors
     */
    Result of(int step, List<int[]> sequences, float[] given, LossMemory memory, TensorScope owner) {
        float[] labels = loss.labels(given, owner);
        CutBatch batch = new CutBatch(step, sequences, budget.cut(sequences));
        return loss.needsWholeBatch() && batch.parts.size() > 1
                ? ofWhole(batch, labels, memory, owner)
                : ofParts(batch, labels, memory, owner);
    }

    private Result ofWhole(CutBatch batch, float[] labels, LossMemory memory, TensorScope owner) {
        Evaluation whole = loss.evaluate(
                logits(batch, owner), new BatchPart(labels, labels.length, batch.step - 1, memory), owner);
        float[] gradient = whole.gradient().toFloats();
        List<NativeTensor> tensors = backpropagated(
                batch,
                (logits, part, temporary) -> temporary.floats(pickedRows(gradient, part), part.size(), 2),
                owner);
        return new Result(whole.value(), whole.terms(), whole.memory(), batch.tokens(), tensors);
    }

    private Result ofParts(CutBatch batch, float[] labels, LossMemory memory, TensorScope owner) {
        List<Evaluation> found = new ArrayList<>();
        List<NativeTensor> tensors = backpropagated(
                batch,
                (logits, part, temporary) -> {
                    BatchPart labelled = new BatchPart(picked(labels, part), labels.length, batch.step - 1, memory);
                    found.add(loss.evaluate(logits, labelled, temporary));
                    return found.get(found.size() - 1).gradient();
                },
                owner);
        double value = found.stream().mapToDouble(Evaluation::value).sum();
        LossTerms terms = found.stream()
                .map(Evaluation::terms)
                .filter(Objects::nonNull)
                .reduce(LossTerms::plus)
                .orElse(null);
        return new Result(value, terms, found.get(0).memory(), batch.tokens(), tensors);
    }

    /** [texts, 2], in the order of the batch. */
    private NativeTensor logits(CutBatch batch, TensorScope owner) {
        float[] logits = new float[2 * batch.sequences.size()];
        for (List<Integer> part : batch.parts) {
            try (TensorScope temporary = owner.newScope()) {
                List<float[]> found = network.logits(texts(batch, part, temporary), temporary);
                for (int i = 0; i < part.size(); i++) {
                    System.arraycopy(found.get(i), 0, logits, 2 * part.get(i), 2);
                }
            }
        }
        return owner.floats(logits, batch.sequences.size(), 2);
    }

    private List<NativeTensor> backpropagated(CutBatch batch, PartGradient gradient, TensorScope owner) {
        List<NativeTensor> total = List.of();
        for (List<Integer> part : batch.parts) {
            try (TensorScope temporary = owner.newScope()) {
                List<NativeTensor> found = backpropagation.gradients(
                        texts(batch, part, temporary), logits -> gradient.of(logits, part, temporary), temporary);
                if (total.isEmpty()) {
                    total = found.stream().map(owner::take).toList();
                } else {
                    optimizer
                            .method("accumulate")
                            .list(total)
                            .list(found)
                            .result(temporary, Execution.UNRECORDED)
                            .close();
                }
            }
        }
        return total;
    }

    private TokenBatch texts(CutBatch batch, List<Integer> part, TensorScope scope) {
        TokenBatch texts = TokenBatch.of(part.stream().map(batch.sequences::get).toList(), scope);
        return dropout > 0 ? texts.with(new StepDropout(dropout, seed, batch.step, part)) : texts;
    }

    private static float[] picked(float[] values, List<Integer> indices) {
        float[] picked = new float[indices.size()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[indices.get(i)];
        }
        return picked;
    }

    private static float[] pickedRows(float[] pairs, List<Integer> rows) {
        float[] picked = new float[2 * rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(pairs, 2 * rows.get(i), picked, 2 * i, 2);
        }
        return picked;
    }
}
