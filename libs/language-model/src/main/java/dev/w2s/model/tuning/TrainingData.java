package dev.w2s.model.tuning;

import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.tokenizer.TextTokenizer;
import dev.w2s.study.training.Training;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The examples as token ids, and which of them each step sees: every epoch all of them, in a new order. */
final class TrainingData {
    private final List<int[]> sequences;
    private final float[] probabilities;
    private final Training training;
    private final long seed;

    TrainingData(
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
    float[] labels() {
        return probabilities.clone();
    }

    int totalSteps() {
        return training.totalSteps(sequences.size());
    }

    /** Tokens of the largest pass, texts being as long as the longest. */
    long largestPass(TokenBudget budget) {
        long longest =
                sequences.stream().mapToInt(sequence -> sequence.length).max().orElse(0);
        long batch = longest * Math.min(training.batchSize(), sequences.size());
        return Math.min(batch, Math.max(longest, budget.tokens()));
    }

    /** The batch of step {@code number}, from 1. */
    Batch batch(int number) {
        int stepsOfEpoch = totalSteps() / training.epochs();
        int epoch = (number - 1) / stepsOfEpoch;
        int[] order = new SeededRandom(seed, "order of epoch " + epoch).permutation(sequences.size());
        int from = (number - 1) % stepsOfEpoch * training.batchSize();
        int to = Math.min(from + training.batchSize(), order.length);
        int[] chosen = Arrays.copyOfRange(order, from, to);
        float[] labels = new float[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            labels[i] = probabilities[chosen[i]];
        }
        return new Batch(IntStream.of(chosen).mapToObj(sequences::get).toList(), labels);
    }

    /** Token ids and p(label = 1), text by text. */
    record Batch(List<int[]> sequences, float[] probabilities) {}
}
