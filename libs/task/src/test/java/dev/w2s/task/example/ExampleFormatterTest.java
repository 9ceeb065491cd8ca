package dev.w2s.task.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.task.Part;
import dev.w2s.task.record.RawRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExampleFormatterTest {
    private static final ExampleFormatter CHOICE = formatter("""
            text: "{q} {choices} {choice}"
            shape: {kind: multiple-choice, choices: c, correct: l}
            """);

    private static ExampleFormatter formatter(String yaml) {
        return new ExampleFormatter(Records.format(yaml));
    }

    private static Draft draft(ExampleFormatter formatter, RawRecord record) {
        return formatter.format(record, Part.TRAIN, 0).orElseThrow();
    }

    private static Stream<Draft> manyChoices(long seed) {
        return IntStream.range(0, 4000)
                .mapToObj(i -> Records.of("{\"q\": \"q" + i + "\", \"c\": [\"x\", \"y\", \"z\"], \"l\": 1}"))
                .map(record -> CHOICE.format(record, Part.TRAIN, seed).orElseThrow());
    }

    /** Of 4,000 draws one in 15,000 sets is off by four standard deviations: 126 for a half, 110 for a quarter. */
    @Test
    void halfOfTheExamplesOfferTheCorrectChoiceAndTheOthersEachAWrongOneAsOften() {
        // when
        Map<Integer, Integer> positions = new HashMap<>();
        manyChoices(0).forEach(draft -> positions.merge(draft.position(), 1, Integer::sum));

        // then
        assertThat(positions.get(1)).isCloseTo(2000, Offset.offset(126));
        assertThat(positions.get(0)).isCloseTo(1000, Offset.offset(110));
        assertThat(positions.get(2)).isCloseTo(1000, Offset.offset(110));
    }

    @Test
    void anotherSeedOffersOtherChoicesUnderTheSameIds() {
        // when
        List<Draft> one = manyChoices(0).toList();
        List<Draft> other = manyChoices(1).toList();

        // then
        assertThat(other)
                .extracting(Draft::id)
                .isEqualTo(one.stream().map(Draft::id).toList());
        assertThat(other)
                .extracting(Draft::text)
                .isNotEqualTo(one.stream().map(Draft::text).toList());
    }

    @Test
    void whereARecordStandsChangesNothing() {
        // given
        String json = "{\"q\": \"q\", \"c\": [\"x\", \"y\"], \"l\": 1}";

        // then
        assertThat(draft(CHOICE, Records.of(json, 1))).isEqualTo(draft(CHOICE, Records.of(json, 2)));
    }

    @Test
    void whatTheTaskDoesNotReadChangesNothing() {
        assertThat(draft(CHOICE, Records.of("{\"q\": \"q\", \"c\": [\"x\", \"y\"], \"l\": 1, \"idx\": 5}")))
                .isEqualTo(draft(CHOICE, Records.of("{\"idx\": 6, \"l\": 1, \"c\": [\"x\", \"y\"], \"q\": \"q\"}")));
    }

    @Test
    void anIdCanBeWrittenAsATemplate() {
        // given
        ExampleFormatter formatter = formatter("text: '{t}'\nid: 'wn-{n}'\nshape: {kind: classification, label: l}");

        // then
        assertThat(draft(formatter, Records.of("{\"t\": \"a\", \"n\": 12, \"l\": 0}"))
                        .id())
                .isEqualTo("wn-12");
    }

    @Test
    void recordsWhoseLabelIsToBeDroppedAreLeftOut() {
        // given
        ExampleFormatter formatter = formatter("text: '{t}'\nshape: {kind: classification, label: l, drop: -1}");

        // then
        assertThat(formatter.format(Records.of("{\"t\": \"a\", \"l\": -1}"), Part.TEST, 0))
                .isEmpty();
    }

    @Test
    void yesAndNoAreUnderstoodAsPeopleWriteThem() {
        // given
        ExampleFormatter formatter = formatter("text: '{t}'\nshape: {kind: yes-no, answer: l}");

        // then
        assertThat(Stream.of("true", "\"Yes\"", "1", "\"no\"", "false", "0")
                        .map(answer -> draft(formatter, Records.of("{\"t\": \"a\", \"l\": " + answer + "}"))
                                .label()))
                .containsExactly(1, 1, 1, 0, 0, 0);
    }

    @Test
    void whereTheTextDoesNotListTheChoicesTheOneOnOfferHasNoPlace() {
        // given
        ExampleFormatter formatter =
                formatter("text: '{choice}'\nshape: {kind: multiple-choice, choices: [a, b], correctIs: first}");

        // then
        assertThat(draft(formatter, Records.of("{\"a\": \"x\", \"b\": \"y\"}")))
                .returns(-1, Draft::position)
                .returns(true, Draft::onOffer);
    }

    @Test
    void whatIsOnOfferIsTheAnswer() {
        assertThat(draft(CHOICE, Records.of("{\"q\": \"q\", \"c\": [\"x\", \"x\"], \"l\": 1}"))
                        .answer())
                .isEqualTo("x");
    }

    @Test
    void whereNothingIsOnOfferTheFieldsAreTheAnswer() {
        // given
        ExampleFormatter formatter = formatter("text: 'Is it {a} or {b}?'\nshape: {kind: classification, label: l}");

        // then
        assertThat(draft(formatter, Records.of("{\"a\": \"so\", \"b\": \"not\", \"l\": 1}"))
                        .answer())
                .isEqualTo("so\nnot");
    }

    @Test
    void recordsThatAgreeInAKeyShareItAndEmptyFieldsSayNothing() {
        // given
        ExampleFormatter formatter = formatter("text: '{t}'\ngroup: [p, d]\nshape: {kind: classification, label: l}");
        Draft one = draft(formatter, Records.of("{\"t\": \"a\", \"p\": \"x\", \"d\": \"1\", \"l\": 1}"));
        Draft samePassage = draft(formatter, Records.of("{\"t\": \"b\", \"p\": \"x\", \"d\": \"\", \"l\": 1}"));
        Draft otherField = draft(formatter, Records.of("{\"t\": \"c\", \"p\": \"1\", \"d\": \"\", \"l\": 1}"));

        // then
        assertThat(samePassage.groupKeys()).hasSize(1).isSubsetOf(one.groupKeys());
        assertThat(otherField.groupKeys()).doesNotContainAnyElementsOf(one.groupKeys());
    }

    @Test
    void valuesOfOneKindAgreeWhicheverFieldHoldsThem() {
        // given
        ExampleFormatter formatter =
                formatter("text: '{answer}'\ngroup: {by: [a, b]}\nshape: {kind: pairwise, better: a, worse: b}");
        Draft one = draft(formatter, Records.of("{\"a\": \"sun\", \"b\": \"rain\"}"));
        Draft other = draft(formatter, Records.of("{\"a\": \"rain\", \"b\": \"hail\"}"));

        // then
        assertThat(one.groupKeys()).containsAnyElementsOf(other.groupKeys());
    }

    @Test
    void aGroupCanBeWhatStandsBeforeOrAfterAWord() {
        // given
        ExampleFormatter formatter = formatter("""
                text: "{t}"
                group:
                  - {by: t, before: " because "}
                  - {by: t, after: " because "}
                shape: {kind: classification, label: l}
                """);
        Draft one = draft(formatter, Records.of("{\"t\": \"I rest because I am tired\", \"l\": 1}"));
        Draft sameReason = draft(formatter, Records.of("{\"t\": \"I sing because I am tired\", \"l\": 0}"));
        Draft sameDeed = draft(formatter, Records.of("{\"t\": \"I rest because it rains\", \"l\": 0}"));
        Draft noReason = draft(formatter, Records.of("{\"t\": \"I walk\", \"l\": 0}"));

        // then
        assertThat(one.groupKeys()).containsAnyElementsOf(sameReason.groupKeys());
        assertThat(one.groupKeys()).containsAnyElementsOf(sameDeed.groupKeys());
        assertThat(noReason.groupKeys()).hasSize(1);
    }
}
