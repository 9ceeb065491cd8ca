package dev.w2s.task.card;

import dev.w2s.task.example.FormattedExample;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long the texts are.
 *
 * @param examples whose characters were counted: all of them
 * @param characters UTF-16 units
 * @param measured examples whose tokens were counted: the first {@value #MOST_MEASURED} in the order of splits
 * @param truncations how many texts a model of that maximum length would see the beginning of only
 */
public record Lengths(
        int examples,
        Distribution characters,
        String tokenizer,
        int measured,
        Distribution tokens,
        List<Truncation> truncations) {
    static final int MOST_MEASURED = 5_000;

    private static final int[] MAXIMUM_LENGTHS = {128, 256, 512, 1024, 2048};

    /** @param share of the measured texts that have more than {@code tokens}, in [0, 1] */
    public record Truncation(int tokens, double share) {}

    public Lengths {
        truncations = List.copyOf(truncations);
    }

    /** @param examples at least one */
    static Lengths of(List<FormattedExample> examples, TokenCounter counter) {
        int[] characters =
                examples.stream().mapToInt(example -> example.text().length()).toArray();
        int[] tokens = examples.subList(0, Math.min(MOST_MEASURED, examples.size())).parallelStream()
                .mapToInt(example -> counter.count(example.text()))
                .toArray();
        return new Lengths(
                characters.length,
                Distribution.of(characters),
                counter.tokenizer(),
                tokens.length,
                Distribution.of(tokens),
                IntStream.of(MAXIMUM_LENGTHS)
                        .mapToObj(most -> new Truncation(most, shareLongerThan(most, tokens)))
                        .toList());
    }

    /** @throws java.util.NoSuchElementException unless it is one of the lengths of {@link #truncations} */
    double shareLongerThan(int tokens) {
        return truncations.stream()
                .filter(truncation -> truncation.tokens() == tokens)
                .findFirst()
                .orElseThrow()
                .share();
    }

    private static double shareLongerThan(int most, int[] tokens) {
        return Arrays.stream(tokens).filter(length -> length > most).count() / (double) tokens.length;
    }
}
