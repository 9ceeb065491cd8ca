package dev.w2s.task.card;

import dev.w2s.study.data.Split;
import dev.w2s.task.example.FormattedExample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Measures how well mere words tell the labels apart. A {@link WordClassifier} learns from both halves of the training
 * examples, {@value #MOST} at most, and is measured on {@code test}, or on {@code val} if {@code test} has one label
 * only.
 */
final class WordLeaks {
    /**
     * The AUC from which on the words of the answer alone are worth a warning. Right choices are recognised to some
     * extent, since people who invent wrong ones have habits; beyond .75 a model need not read the question.
     */
    static final double OF_ANSWER = 0.75;
    /**
     * The AUC from which on the words of the whole text are worth a warning. In judging sentiment words alone reach .9;
     * beyond .95 they leave a strong model nothing to be better at.
     */
    static final double OF_TEXT = 0.95;

    static final int MOST = 20_000;

    private static final long SEED = 0;

    private final List<FormattedExample> learned;
    private final List<FormattedExample> measured;
    private final Split on;

    WordLeaks(Map<Split, List<FormattedExample>> splits) {
        List<FormattedExample> test = splits.getOrDefault(Split.TEST, List.of());
        this.on = hasBothLabels(test) ? Split.TEST : Split.VAL;
        this.measured = someOf(splits.getOrDefault(on, List.of()));
        this.learned = someOf(Stream.of(Split.WEAK_TRAIN, Split.STRONG_TRAIN)
                .flatMap(split -> splits.getOrDefault(split, List.of()).stream())
                .toList());
    }

    Optional<Leak> ofAnswer() {
        return of("a bag of words of the answer", FormattedExample::answer, OF_ANSWER);
    }

    Optional<Leak> ofText() {
        return of("a bag of words of the whole text", FormattedExample::text, OF_TEXT);
    }

    /** The result is empty if the learned or the measured examples have one label only. */
    private Optional<Leak> of(String feature, Function<FormattedExample, String> text, double threshold) {
        if (!hasBothLabels(learned) || !hasBothLabels(measured)) {
            return Optional.empty();
        }
        WordClassifier classifier = WordClassifier.trainedOn(
                learned.stream().map(text).map(BagOfWords::of).toList(), LeakMeasure.labels(learned));
        return new LeakMeasure(on.label(), measured)
                .ofLearned(feature, example -> classifier.score(BagOfWords.of(text.apply(example))), threshold);
    }

    private static boolean hasBothLabels(List<FormattedExample> examples) {
        return examples.stream().map(FormattedExample::label).distinct().count() == 2;
    }

    /**
     * Shuffles, so that the order has nothing to do with labels. {@link Random} gives the same numbers on every Java.
     */
    private static List<FormattedExample> someOf(List<FormattedExample> examples) {
        List<FormattedExample> shuffled = new ArrayList<>(examples);
        Collections.shuffle(shuffled, new Random(SEED));
        return List.copyOf(shuffled.subList(0, Math.min(MOST, shuffled.size())));
    }
}
