package dev.w2s.task.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.data.Sizes;
import dev.w2s.study.data.Split;
import dev.w2s.study.task.Part;
import dev.w2s.task.example.Draft;
import dev.w2s.task.example.FormattedExample;
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
    private static final int DRAFTS = 400;
    /** Each try sorts in a database of its own. */
    private static final int TRIES = 15;

    /**
     * Enough for the largest of {@link #sizes}, in groups of up to three, of one part or of three, some of them alike.
     */
    @Provide
    Arbitrary<List<Draft>> drafts() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(1, 3), Arbitraries.of(1, 3))
                .as((seed, largestGroup, parts) -> {
                    Random random = new Random(seed);
                    List<Draft> drafts = new ArrayList<>();
                    for (int group = 0; drafts.size() < parts * DRAFTS; group++) {
                        Part part = Part.values()[random.nextInt(parts)];
                        for (int i = random.nextInt(largestGroup); i >= 0; i--) {
                            String id = "r" + group + "-" + i;
                            drafts.add(Drafts.of(id, "g" + group, text(random, id), random.nextInt(2), part));
                        }
                    }
                    return drafts;
                });
    }

    /** One in ten begins with one of fifty long texts, and so is alike with some others. */
    private static String text(Random random, String id) {
        int alike = random.nextInt(500);
        String shared = alike < 50
                ? IntStream.range(0, 40).mapToObj(i -> "w" + alike + "x" + i).collect(Collectors.joining(" "))
                : "text";
        return shared + " " + id;
    }

    @Provide
    Arbitrary<Sizes> sizes() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 10),
                        Arbitraries.integers().between(1, 15))
                .as((train, val, test) -> new Sizes(4 * train, 2 * val, 2 * test));
    }

    @Property(tries = TRIES)
    void theSameSeedGivesTheSameSplitsWhateverTheOrderOfRecords(
            @ForAll("drafts") List<Draft> drafts,
            @ForAll("sizes") Sizes sizes,
            @ForAll @LongRange(min = 0) long seed,
            @ForAll Random shuffle) {
        // given
        List<Draft> shuffled = new ArrayList<>(drafts);
        Collections.shuffle(shuffled, shuffle);

        // then
        assertThat(Drafts.split(shuffled, sizes, seed)).isEqualTo(Drafts.split(drafts, sizes, seed));
    }

    @Property(tries = TRIES)
    void everySplitHasItsSizeAndAsManyOfEitherLabel(
            @ForAll("drafts") List<Draft> drafts, @ForAll("sizes") Sizes sizes, @ForAll long seed) {
        // when
        Map<Split, List<FormattedExample>> splits =
                Drafts.split(drafts, sizes, seed).examples();

        // then
        assertThat(splits).containsOnlyKeys(Split.values());
        splits.forEach((split, drawn) -> {
            assertThat(drawn).hasSize(sizes.of(split));
            assertThat(drawn).filteredOn(example -> example.label() == 1).hasSize(sizes.of(split) / 2);
        });
    }

    @Property(tries = TRIES)
    void noGroupIsInTwoSplitsAndNoIdComesTwice(
            @ForAll("drafts") List<Draft> drafts, @ForAll("sizes") Sizes sizes, @ForAll long seed) {
        // when
        Collection<List<FormattedExample>> splits =
                Drafts.split(drafts, sizes, seed).examples().values();

        // then
        assertThat(splits.stream()
                        .flatMap(drawn ->
                                drawn.stream().map(FormattedExample::group).distinct())
                        .toList())
                .doesNotHaveDuplicates();
        assertThat(splits.stream()
                        .flatMap(List::stream)
                        .map(FormattedExample::id)
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Property(tries = TRIES)
    void nothingInASplitIsNearlyTheSameAsSomethingInAnother(
            @ForAll("drafts") List<Draft> drafts, @ForAll("sizes") Sizes sizes, @ForAll long seed) {
        // when
        Map<Split, List<FormattedExample>> splits =
                Drafts.split(drafts, sizes, seed).examples();

        // then
        splits.forEach((split, drawn) -> splits.forEach((other, drawnOther) -> {
            if (split.compareTo(other) < 0) {
                drawn.forEach(example -> assertThat(drawnOther)
                        .noneMatch(another ->
                                Shingles.of(example.text()).jaccard(Shingles.of(another.text())) >= Drafts.LIKENESS));
            }
        }));
    }

    @Property(tries = TRIES)
    void testAndValDoNotDependOnTheSizeOfTrain(
            @ForAll("drafts") List<Draft> drafts,
            @ForAll("sizes") Sizes sizes,
            @ForAll @IntRange(min = 1, max = 12) int otherTrain,
            @ForAll long seed) {
        // given
        Sizes other = new Sizes(4 * otherTrain, sizes.val(), sizes.test());

        // when
        Map<Split, List<FormattedExample>> splits =
                Drafts.split(drafts, sizes, seed).examples();
        Map<Split, List<FormattedExample>> otherSplits =
                Drafts.split(drafts, other, seed).examples();

        // then
        assertThat(otherSplits.get(Split.TEST)).isEqualTo(splits.get(Split.TEST));
        assertThat(otherSplits.get(Split.VAL)).isEqualTo(splits.get(Split.VAL));
    }

    @Property(tries = TRIES)
    void aSplitIsDrawnFromItsOwnPartOfTheSourceWhereThereIsOne(
            @ForAll("drafts") List<Draft> drafts, @ForAll("sizes") Sizes sizes, @ForAll long seed) {
        // given
        Set<Part> parts = drafts.stream().map(Draft::part).collect(Collectors.toSet());
        Map<Split, Part> own = Map.of(
                Split.WEAK_TRAIN,
                Part.TRAIN,
                Split.STRONG_TRAIN,
                Part.TRAIN,
                Split.VAL,
                parts.contains(Part.VALIDATION) ? Part.VALIDATION : Part.TRAIN,
                Split.TEST,
                parts.contains(Part.TEST) ? Part.TEST : Part.TRAIN);

        // when
        Map<Split, List<FormattedExample>> splits =
                Drafts.split(drafts, sizes, seed).examples();

        // then
        splits.forEach((split, drawn) ->
                assertThat(drawn).extracting(FormattedExample::part).containsOnly(own.get(split)));
    }

    @Property(tries = 10)
    void anotherSeedGivesAnotherTestSplit(
            @ForAll("drafts") List<Draft> drafts, @ForAll @IntRange(min = 0, max = 1000) int seed) {
        // given
        Sizes sizes = new Sizes(40, 20, 40);

        // when
        Set<FormattedExample> one =
                new HashSet<>(Drafts.split(drafts, sizes, seed).examples().get(Split.TEST));
        Set<FormattedExample> other =
                new HashSet<>(Drafts.split(drafts, sizes, seed + 1).examples().get(Split.TEST));

        // then
        assertThat(other).isNotEqualTo(one);
    }

    @Property(tries = 10)
    void moreOfOneLabelDoNotChangeWhichOfTheOtherAreDrawn(
            @ForAll("drafts") List<Draft> drafts, @ForAll("sizes") Sizes sizes, @ForAll long seed) {
        // given
        List<Draft> more = new ArrayList<>(drafts);
        IntStream.range(0, DRAFTS).forEach(i -> more.add(Drafts.of("more-" + i, "more " + i, 1)));

        // when
        List<FormattedExample> before =
                Drafts.split(drafts, sizes, seed).examples().get(Split.TEST);
        List<FormattedExample> after =
                Drafts.split(more, sizes, seed).examples().get(Split.TEST);

        // then
        assertThat(ofLabel0(after)).isEqualTo(ofLabel0(before));
    }

    private static List<FormattedExample> ofLabel0(List<FormattedExample> examples) {
        return examples.stream().filter(example -> example.label() == 0).toList();
    }
}
