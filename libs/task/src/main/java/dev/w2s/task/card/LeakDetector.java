package dev.w2s.task.card;

import dev.w2s.study.data.Split;
import dev.w2s.task.example.FormattedExample;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
     * Of one answer that comes again and again: one that a fifth more of one label's examples have. "None of the above" may
     * well be wrong more often than right, which is worth .56 in CosmosQA.
     */
    static final double RECURRING = 0.6;
    /** Of one that hardly ever has the other label ({@link #ONE_LABEL}): who has seen it need not read the question. */
    static final double RECURRING_WITH_ONE_LABEL = 0.53;

    static final double ONE_LABEL = 0.95;
    /** What comes less often gives too few labels away. It also bounds how many answers are tried: twenty. */
    static final double LEAST_RECURRING_SHARE = 0.05;

    private static final int LONGEST_ANSWER_SHOWN = 60;
    private static final Comparator<Leak> WARNING_FIRST =
            Comparator.comparing(Leak::warns).thenComparing(Leak::auc).reversed();

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
        this.onOffer = examples.stream().anyMatch(FormattedExample::onOffer);
        this.subject = onOffer ? "the answer" : "the content";
    }

    /** What was measured; nothing where the examples have one label only. */
    List<Leak> leaks() {
        return Stream.of(ofForm(), ofPosition(), ofRecurringAnswer(), ofWords())
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<Leak> ofForm() {
        Stream<Leak> answer = ofForm(subject, FormattedExample::answer);
        return lastLineIsMore()
                ? Stream.concat(answer, ofForm("the text's last line", LeakDetector::lastLine))
                : answer;
    }

    private Stream<Leak> ofForm(String what, Function<FormattedExample, String> text) {
        return FormFeature.of(what).stream()
                .flatMap(
                        feature -> measure
                                .of(
                                        feature.name(),
                                        example -> feature.value().applyAsDouble(text.apply(example)),
                                        TRIVIAL)
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
                highest(single));
    }

    /** Of the answers that come often enough, the one that tells most. */
    private Stream<Leak> ofRecurringAnswer() {
        Map<String, List<FormattedExample>> byAnswer = examples.stream()
                .collect(Collectors.groupingBy(LeakDetector::comparable, TreeMap::new, Collectors.toList()));
        List<Leak> recurring = byAnswer.entrySet().stream()
                .filter(answer -> answer.getValue().size() >= LEAST_RECURRING_SHARE * examples.size())
                .flatMap(answer -> ofRecurringAnswer(answer.getKey(), answer.getValue()))
                .toList();
        return highest(recurring);
    }

    private Stream<Leak> ofRecurringAnswer(String answer, List<FormattedExample> having) {
        double ones =
                having.stream().mapToInt(FormattedExample::label).average().orElseThrow();
        return measure
                .of(
                        "whether " + subject + " is '" + shortened(answer) + "'",
                        example -> comparable(example).equals(answer) ? 1 : 0,
                        Math.max(ones, 1 - ones) >= ONE_LABEL ? RECURRING_WITH_ONE_LABEL : RECURRING)
                .stream();
    }

    private Stream<Leak> ofWords() {
        WordLeaks words = new WordLeaks(splits);
        return Stream.concat(onOffer ? words.ofAnswer().stream() : Stream.of(), words.ofText().stream());
    }

    /** One that warns, if any does; the first of the highest. */
    private static Stream<Leak> highest(List<Leak> leaks) {
        return leaks.stream().sorted(WARNING_FIRST).limit(1);
    }

    private static String comparable(FormattedExample example) {
        return example.answer().strip().replaceAll("\\s+", " ");
    }

    private static String shortened(String answer) {
        return answer.length() <= LONGEST_ANSWER_SHOWN ? answer : answer.substring(0, LONGEST_ANSWER_SHOWN) + "...";
    }
}
