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
 * Looks for features that give the labels away to a model that doesn't understand the text: the form of the offered
 * answer (or of the content, where none is offered) and of the text's last line, the position of the offered choice,
 * answers that recur, and mere words.
 */
final class LeakDetector {
    /**
     * The AUC from which on a feature of form is worth a warning. Good data have some such features: right answers tend
     * to be longer, which gives an AUC of .55 to .60. A feature beyond .65 orders two of three pairs, which is as good
     * as many weak models are.
     */
    static final double TRIVIAL = 0.65;
    /**
     * The AUC from which on one recurring answer is worth a warning: the share of examples that have it differs by a
     * fifth between the labels. "None of the above" may well be wrong more often than right, which gives .56 in
     * CosmosQA.
     */
    static final double RECURRING = 0.6;
    /**
     * The threshold for an answer that nearly always has the same label ({@link #ONE_LABEL}): a model need not read the
     * question.
     */
    static final double RECURRING_WITH_ONE_LABEL = 0.53;

    static final double ONE_LABEL = 0.95;
    /** An answer in a smaller share of the examples gives too few labels away. So at most twenty answers are tried. */
    static final double LEAST_RECURRING_SHARE = 0.05;

    private static final int LONGEST_ANSWER_SHOWN = 60;
    private static final Comparator<Leak> WARNING_FIRST =
            Comparator.comparing(Leak::warns).thenComparing(Leak::auc).reversed();

    private final Map<Split, List<FormattedExample>> splits;
    private final List<FormattedExample> examples;
    private final LeakMeasure measure;
    private final boolean onOffer;
    private final String subject;

    /** @param examples the examples of all splits */
    LeakDetector(Map<Split, List<FormattedExample>> splits, List<FormattedExample> examples) {
        this.splits = splits;
        this.examples = examples;
        this.measure = new LeakMeasure("all splits", examples);
        this.onOffer = examples.stream().anyMatch(FormattedExample::onOffer);
        this.subject = onOffer ? "the answer" : "the content";
    }

    /** Measures all features. The list is empty if the examples have one label only. */
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

    /**
     * Tells whether some example's last line is more than its answer with the same words before it, and more than the
     * answer's end.
     */
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

    /** Finds the one recurring answer that tells most about the label. */
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

    /** Returns the leak with the highest AUC, those that warn first; empty for an empty list. */
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
