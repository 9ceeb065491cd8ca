package dev.w2s.task.card;

import dev.w2s.task.example.FormattedExample;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long the texts of a task are.
 *
 * @param examples the number of examples whose characters were counted, which is all
 * @param characters lengths in UTF-16 units
 * @param tokenizer the name of the tokenizer that counted tokens
 * @param measured the number of examples whose tokens were counted: the first {@value #MOST_MEASURED} in the order of
 *     splits
 * @param tokens lengths in tokens
 * @param truncations for each maximum length, the share of texts of which a model of that length sees only the
 *     beginning
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

    /**
     * How many texts are truncated.
     *
     * @param tokens a model's maximum length
     * @param share the share of the measured texts that have more tokens, in [0, 1]
     */
    public record Truncation(int tokens, double share) {}

    public Lengths {
        truncations = List.copyOf(truncations);
    }

    /** @param examples at least one example */
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

    /**
     * Returns the share of texts with more tokens, in [0, 1].
     *
     * @throws java.util.NoSuchElementException unless {@link #truncations} has that length
     */
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
