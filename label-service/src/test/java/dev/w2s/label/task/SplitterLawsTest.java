package dev.w2s.label.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.Sizes;
import dev.w2s.study.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SplitterLawsTest {
    private static final int RECORDS = 400;

    private final Splitter splitter = new Splitter();

    /** Enough records for the largest of {@link #sizes}, in groups of up to three, of one part or of three. */
    @Provide
    Arbitrary<List<SourceRecord>> records() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(1, 3), Arbitraries.of(1, 3))
                .as((seed, largestGroup, parts) -> {
                    Random random = new Random(seed);
                    List<SourceRecord> records = new ArrayList<>();
                    for (int group = 0; records.size() < parts * RECORDS; group++) {
                        SourceSplit origin = SourceSplit.values()[random.nextInt(parts)];
                        for (int i = random.nextInt(largestGroup); i >= 0; i--) {
                            String id = "r" + group + "-" + i;
                            records.add(new SourceRecord(id, "g" + group, "text " + id, random.nextInt(2), origin));
                        }
                    }
                    return records;
                });
    }

    @Provide
    Arbitrary<Sizes> sizes() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 10),
                        Arbitraries.integers().between(1, 15))
                .as((train, val, test) -> new Sizes(4 * train, 2 * val, 2 * test));
    }

    @Property(tries = 150)
    void theSameSeedGivesTheSameSplitsWhateverTheOrderOfRecords(
            @ForAll("records") List<SourceRecord> records,
            @ForAll("sizes") Sizes sizes,
            @ForAll @LongRange(min = 0) long seed,
            @ForAll Random shuffle) {
        // given
        List<SourceRecord> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, shuffle);

        // then
        assertThat(splitter.split(shuffled, sizes, seed)).isEqualTo(splitter.split(records, sizes, seed));
    }

    @Property(tries = 150)
    void everySplitHasItsSizeAndAsManyOfEitherLabel(
            @ForAll("records") List<SourceRecord> records, @ForAll("sizes") Sizes sizes, @ForAll long seed) {
        // when
        Map<Split, List<SourceRecord>> splits = splitter.split(records, sizes, seed);

        // then
        assertThat(splits).containsOnlyKeys(Split.values());
        splits.forEach((split, drawn) -> assertThat(Counts.count("", drawn))
                .isEqualTo(new Counts("", sizes.of(split) / 2, sizes.of(split) / 2)));
    }

    @Property(tries = 150)
    void noGroupIsInTwoSplitsAndNoRecordComesTwice(
            @ForAll("records") List<SourceRecord> records, @ForAll("sizes") Sizes sizes, @ForAll long seed) {
        // when
        Collection<List<SourceRecord>> splits =
                splitter.split(records, sizes, seed).values();

        // then
        List<String> groupsOfSplits = splits.stream()
                .flatMap(drawn -> drawn.stream().map(SourceRecord::group).distinct())
                .toList();
        assertThat(groupsOfSplits).doesNotHaveDuplicates();
        assertThat(splits.stream().flatMap(List::stream).map(SourceRecord::id).toList())
                .doesNotHaveDuplicates();
    }

    @Property(tries = 150)
    void testAndValDoNotDependOnTheSizeOfTrain(
            @ForAll("records") List<SourceRecord> records,
            @ForAll("sizes") Sizes sizes,
            @ForAll @IntRange(min = 1, max = 12) int otherTrain,
            @ForAll long seed) {
        // given
        Sizes other = new Sizes(4 * otherTrain, sizes.val(), sizes.test());

        // when
        Map<Split, List<SourceRecord>> splits = splitter.split(records, sizes, seed);
        Map<Split, List<SourceRecord>> otherSplits = splitter.split(records, other, seed);

        // then
        assertThat(otherSplits.get(Split.TEST)).isEqualTo(splits.get(Split.TEST));
        assertThat(otherSplits.get(Split.VAL)).isEqualTo(splits.get(Split.VAL));
    }

    @Property(tries = 150)
    void aSplitIsDrawnFromItsOwnPartOfTheSourceWhereThereIsOne(
            @ForAll("records") List<SourceRecord> records, @ForAll("sizes") Sizes sizes, @ForAll long seed) {
        // given
        Set<SourceSplit> parts = records.stream().map(SourceRecord::origin).collect(Collectors.toSet());
        Map<Split, SourceSplit> own = Map.of(
                Split.WEAK_TRAIN,
                SourceSplit.TRAIN,
                Split.STRONG_TRAIN,
                SourceSplit.TRAIN,
                Split.VAL,
                parts.contains(SourceSplit.VALIDATION) ? SourceSplit.VALIDATION : SourceSplit.TRAIN,
                Split.TEST,
                parts.contains(SourceSplit.TEST) ? SourceSplit.TEST : SourceSplit.TRAIN);

        // when
        Map<Split, List<SourceRecord>> splits = splitter.split(records, sizes, seed);

        // then
        splits.forEach((split, drawn) ->
                assertThat(drawn).extracting(SourceRecord::origin).containsOnly(own.get(split)));
    }

    @Property(tries = 20)
    void anotherSeedGivesAnotherTestSplit(
            @ForAll("records") List<SourceRecord> records, @ForAll @IntRange(min = 0, max = 1000) int seed) {
        // given
        Sizes sizes = new Sizes(40, 20, 40);

        // when
        Set<SourceRecord> one =
                new HashSet<>(splitter.split(records, sizes, seed).get(Split.TEST));
        Set<SourceRecord> other =
                new HashSet<>(splitter.split(records, sizes, seed + 1).get(Split.TEST));

        // then
        assertThat(other).isNotEqualTo(one);
    }

    @Property(tries = 20)
    void moreRecordsOfOneLabelDoNotChangeWhichOfTheOtherAreDrawn(
            @ForAll("records") List<SourceRecord> records, @ForAll("sizes") Sizes sizes, @ForAll long seed) {
        // given
        List<SourceRecord> more = new ArrayList<>(records);
        IntStream.range(0, RECORDS).forEach(i -> more.add(new SourceRecord("more-" + i, "more " + i, 1)));

        // when
        List<SourceRecord> before = splitter.split(records, sizes, seed).get(Split.TEST);
        List<SourceRecord> after = splitter.split(more, sizes, seed).get(Split.TEST);

        // then
        assertThat(ofLabel0(after)).isEqualTo(ofLabel0(before));
    }

    private static List<SourceRecord> ofLabel0(List<SourceRecord> records) {
        return records.stream().filter(record -> record.label() == 0).toList();
    }
}
