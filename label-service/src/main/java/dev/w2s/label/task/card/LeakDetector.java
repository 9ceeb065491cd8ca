package dev.w2s.label.task.card;

import dev.w2s.label.task.example.FormattedExample;
import dev.w2s.study.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for what gives the labels away without being read: the form of the answer on offer (of the content where none is)
 * and of the text's last line, where the choice on offer stood, answers that recur, and mere words.
 */
final class LeakDetector {
    /**
     * Of the form of a text. Honest data have some of it: right answers tend to be longer, which is worth an AUC of .55 to
     * .60. A feature beyond .65 orders two of three pairs, as well as many a weak model does.
     */
    static final double TRIVIAL = 0.65;
    /**
     * Of one answer that comes again and again. It can't have a high AUC, being that of a few examples: .55 is an answer
     * that a tenth more of one label's examples have.
     */
    static final double RECURRING = 0.55;
    /** Of fewer examples it gives the label of too few away. It also bounds how many are tried: twenty at most. */
    static final double LEAST_RECURRING_SHARE = 0.05;

    private static final int LONGEST_ANSWER_SHOWN = 60;

    private final Map<Split, List<FormattedExample>> splits;
    private final List<FormattedExample> examples;
    private final LeakMeasure measure;
    private final boolean onOffer;
    private final String subject;

    /** @param examples of all splits */
    LeakDetector(Map<Split, List<FormattedExample>> splits, List<FormattedExample> examples) {
        this.splits = splits;
        this.examples = examples;
        this.measure = new LeakMeasure("all splits", examples);
        this.onOffer = examples.stream().anyMatch(example -> example.position() >= 0);
        this.subject = onOffer ? "the answer" : "the content";
    }

    /** What was measured; nothing where the examples have one label only. */
    List<Leak> leaks() {
        return Stream.of(ofForm(), ofPosition(), ofRecurringAnswer().stream(), ofWords())
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<Leak> ofForm() {
        Stream<Leak> answer = ofForm(subject, FormattedExample::answer);
        return lastLineIsMore() ? Stream.concat(answer, ofForm("the text's last line", LeakDetector::lastLine)) : answer;
    }

    private Stream<Leak> ofForm(String what, Function<FormattedExample, String> text) {
        return FormFeature.of(what).stream()
                .flatMap(feature -> measure
                        .of(feature.name(), example -> feature.value().applyAsDouble(text.apply(example)), TRIVIAL)
                        .stream());
    }

    /** Whether it is more than the answer, or its end, with the same words before it. */
    private boolean lastLineIsMore() {
        return !examples.stream().allMatch(example -> {
            String line = lastLine(example);
            String answer = example.answer().strip();
            return line.endsWith(answer) || answer.endsWith(line);
        });
    }

    private static String lastLine(FormattedExample example) {
        String text = example.text().strip();
        return text.substring(text.lastIndexOf('\n') + 1).strip();
    }

    private Stream<Leak> ofPosition() {
        List<FormattedExample> offers =
                examples.stream().filter(example -> example.position() >= 0).toList();
        LeakMeasure ofOffers = new LeakMeasure("all splits", offers);
        List<Leak> single = offers.stream()
                .map(FormattedExample::position)
                .distinct()
                .sorted()
                .flatMap(position -> ofOffers
                        .of(
                                "whether the choice on offer is number " + (position + 1) + " of its record",
                                example -> example.position() == position ? 1 : 0,
                                TRIVIAL)
                        .stream())
                .toList();
        return Stream.concat(
                ofOffers.of("the position of the choice on offer", FormattedExample::position, TRIVIAL).stream(),
                highest(single).stream());
    }

    /** Of the answers that come often enough, the one that tells most. */
    private Optional<Leak> ofRecurringAnswer() {
        Map<String, Long> occurrences = examples.stream()
                .map(LeakDetector::comparable)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        List<Leak> recurring = occurrences.entrySet().stream()
                .filter(answer -> answer.getValue() >= LEAST_RECURRING_SHARE * examples.size() && answer.getValue() > 1)
                .flatMap(answer -> measure
                        .of(
                                "whether " + subject + " is '" + shortened(answer.getKey()) + "'",
                                example -> comparable(example).equals(answer.getKey()) ? 1 : 0,
                                RECURRING)
                        .stream())
                .toList();
        return highest(recurring);
    }

    private Stream<Leak> ofWords() {
        WordLeaks words = new WordLeaks(splits);
        return Stream.concat(
                onOffer ? words.ofAnswer().stream() : Stream.of(), words.ofText().stream());
    }

    /** The first of the highest. */
    private static Optional<Leak> highest(List<Leak> leaks) {
        return leaks.stream().reduce((best, next) -> next.auc() > best.auc() ? next : best);
    }

    private static String comparable(FormattedExample example) {
        return example.answer().strip().replaceAll("\\s+", " ");
    }

    private static String shortened(String answer) {
        return answer.length() <= LONGEST_ANSWER_SHOWN ? answer : answer.substring(0, LONGEST_ANSWER_SHOWN) + "...";
    }
}
