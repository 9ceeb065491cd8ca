package dev.w2s.model.tuning;

import dev.w2s.model.loss.BatchLoss;
import dev.w2s.model.loss.BatchPart;
import dev.w2s.model.loss.Evaluation;
import dev.w2s.model.loss.LossMemory;
import dev.w2s.model.loss.LossTerms;
import dev.w2s.model.network.Backpropagation;
import dev.w2s.model.network.Network;
import dev.w2s.model.network.PartSize;
import dev.w2s.model.network.TokenBatch;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gradients of a loss over one optimizer batch: in as many passes as memory asks for, one after the other, each in parts that run
 * side by side. A loss that needs the whole batch is given all logits first, where there is more than one pass, and the
 * passes then go back from its gradient: one more forward pass is the price.
 *
 * @param dropout its probability, 0 = none
 * @param seed of the dropout
 */
record BatchGradients(
        Torch torch,
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
    private record CutBatch(int step, List<int[]> sequences, List<List<Integer>> passes) {
        int tokens() {
            return sequences.stream().mapToInt(sequence -> sequence.length).sum();
        }
    }

    /** d loss / d logits of a pass's texts, from their logits. */
    @FunctionalInterface
    private interface PassGradient {
        TextPairs of(TextPairs logits, List<Integer> pass, TensorScope temporary);
    }

    /** Texts that are computed together, between their way there and their way back. */
    private record Part(List<Integer> texts, TensorScope scope, Backpropagation.Pass pass) {}

    /**
     * @param step from 1
     * @param given p(label = 1) of each text
     * @param memory of the loss, before the batch
     * @param owner of the result's tensors
     */
    Result of(int step, List<int[]> sequences, float[] given, LossMemory memory, TensorScope owner) {
        float[] labels = loss.labels(given, owner);
        CutBatch batch = new CutBatch(step, sequences, budget.cut(sequences));
        return loss.needsWholeBatch() && batch.passes.size() > 1
                ? ofWhole(batch, labels, memory, owner)
                : ofPasses(batch, labels, memory, owner);
    }

    private Result ofWhole(CutBatch batch, float[] labels, LossMemory memory, TensorScope owner) {
        TextPairs logits = logits(batch, owner);
        Evaluation whole =
                loss.evaluate(logits.in(owner), new BatchPart(labels, labels.length, batch.step - 1, memory), owner);
        TextPairs gradient = new TextPairs(whole.gradient().toFloats());
        List<NativeTensor> tensors = backpropagated(batch, (ignored, pass, temporary) -> gradient.picked(pass), owner);
        return new Result(whole.value(), whole.terms(), whole.memory(), batch.tokens(), tensors);
    }

    private Result ofPasses(CutBatch batch, float[] labels, LossMemory memory, TensorScope owner) {
        List<Evaluation> found = new ArrayList<>();
        List<NativeTensor> tensors = backpropagated(
                batch,
                (logits, pass, temporary) -> {
                    BatchPart labelled = new BatchPart(picked(labels, pass), labels.length, batch.step - 1, memory);
                    Evaluation evaluation = loss.evaluate(logits.in(temporary), labelled, temporary);
                    found.add(evaluation);
                    return new TextPairs(evaluation.gradient().toFloats());
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

    /** Of the whole batch, with this step's dropout. */
    private TextPairs logits(CutBatch batch, TensorScope owner) {
        List<List<Integer>> parts = batch.passes.stream()
                .flatMap(pass -> parts(batch, pass).stream())
                .toList();
        List<TextPairs> found = torch.lanes().map(parts.size(), (lane, i) -> {
            try (TensorScope temporary = owner.newScope()) {
                return TextPairs.of(network.logits(tokens(batch, parts.get(i), temporary), temporary));
            }
        });
        TextPairs logits = TextPairs.zeros(batch.sequences.size());
        for (int i = 0; i < parts.size(); i++) {
            logits.put(parts.get(i), found.get(i));
        }
        return logits;
    }

    private List<NativeTensor> backpropagated(CutBatch batch, PassGradient gradient, TensorScope owner) {
        GradientSum sum = new GradientSum(optimizer, owner);
        TextPairs logits = TextPairs.zeros(batch.sequences.size());
        TextPairs gradients = TextPairs.zeros(batch.sequences.size());
        for (List<Integer> pass : batch.passes) {
            try (TensorScope temporary = owner.newScope()) {
                List<List<Integer>> texts = parts(batch, pass);
                List<Part> parts =
                        torch.lanes().map(texts.size(), (lane, i) -> forward(batch, texts.get(i), temporary));
                parts.forEach(part ->
                        logits.put(part.texts, new TextPairs(part.pass.logits().toFloats())));
                gradients.put(pass, gradient.of(logits.picked(pass), pass, temporary));
                torch.lanes().forEach(parts.size(), (lane, i) -> backward(parts.get(i), gradients, lane), sum::add);
            }
        }
        return sum.tensors();
    }

    private List<List<Integer>> parts(CutBatch batch, List<Integer> pass) {
        return PartSize.on(torch.device()).cut(batch.sequences, pass);
    }

    private Part forward(CutBatch batch, List<Integer> texts, TensorScope owner) {
        TensorScope scope = owner.newScope();
        return new Part(texts, scope, backpropagation.forward(tokens(batch, texts, scope), scope));
    }

    private TokenBatch tokens(CutBatch batch, List<Integer> texts, TensorScope scope) {
        TokenBatch tokens =
                TokenBatch.of(texts.stream().map(batch.sequences::get).toList(), scope);
        return dropout > 0 ? tokens.with(new StepDropout(dropout, seed, batch.step, texts)) : tokens;
    }

    private GradientSum.Addend backward(Part part, TextPairs gradients, int lane) {
        NativeTensor ofLogits = gradients.picked(part.texts).in(part.scope);
        return new GradientSum.Addend(backpropagation.backward(part.pass, ofLogits, lane, part.scope), part.scope);
    }

    private static float[] picked(float[] values, List<Integer> indices) {
        float[] picked = new float[indices.size()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[indices.get(i)];
        }
        return picked;
    }
}
