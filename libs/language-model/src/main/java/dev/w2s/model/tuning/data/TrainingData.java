package dev.w2s.model.tuning.data;

import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.tokenizer.TextTokenizer;
import dev.w2s.model.tuning.random.SeededRandom;
import dev.w2s.study.training.Training;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The examples as token ids, and which of them each step sees: every epoch sees all of them, in a new order. */
public final class TrainingData {
    private final List<int[]> sequences;
    private final float[] probabilities;
    private final Training training;
    private final long seed;

    /** @param seed the order of each epoch is drawn from it */
    public TrainingData(
            List<LabelledText> examples, TextTokenizer tokenizer, int maximumLength, Training training, long seed) {
        List<String> texts = examples.stream().map(LabelledText::text).toList();
        this.sequences = Arrays.asList(tokenizer.encodeBatch(texts, maximumLength));
        this.probabilities = new float[examples.size()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = (float) examples.get(i).probability();
        }
        this.training = training;
        this.seed = seed;
    }

    /** p(label = 1) of all examples. */
    public float[] labels() {
        return probabilities.clone();
    }

    public int totalSteps() {
        return training.totalSteps(sequences.size());
    }

    /** The number of tokens in the largest pass, if all texts were as long as the longest. */
    public long largestPass(TokenBudget budget) {
        long longest =
                sequences.stream().mapToInt(sequence -> sequence.length).max().orElse(0);
        long batch = longest * Math.min(training.batchSize(), sequences.size());
        return Math.min(batch, Math.max(longest, budget.tokens()));
    }

    /** The batch of a step, counted from 1. */
    public TrainingBatch batch(int step) {
        int stepsOfEpoch = totalSteps() / training.epochs();
        int epoch = (step - 1) / stepsOfEpoch;
        int[] order = new SeededRandom(seed, "order of epoch " + epoch).permutation(sequences.size());
        int from = (step - 1) % stepsOfEpoch * training.batchSize();
        int to = Math.min(from + training.batchSize(), order.length);
        int[] chosen = Arrays.copyOfRange(order, from, to);
        float[] labels = new float[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            labels[i] = probabilities[chosen[i]];
        }
        return new TrainingBatch(
                step, IntStream.of(chosen).mapToObj(sequences::get).toList(), labels);
    }
}
