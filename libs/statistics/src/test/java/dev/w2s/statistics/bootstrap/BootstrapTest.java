package dev.w2s.statistics.bootstrap;

import static dev.w2s.statistics.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.statistics.Fixture;
import dev.w2s.statistics.roc.WeightedRocAuc;
import dev.w2s.statistics.sample.Interval;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BootstrapTest {
    private static final double EXACT = 1e-12;

    static Stream<Arguments> biasCorrected() {
        return Fixture.cases(Fixture.read("bootstrap-bca"));
    }

    static Stream<Arguments> twoLevel() {
        return Fixture.cases(Fixture.read("bootstrap-two-level"));
    }

    static Stream<Arguments> clustered() {
        return Fixture.cases(Fixture.read("bootstrap-clustered-auc"));
    }

    @ParameterizedTest
    @MethodSource("biasCorrected")
    void intervalsOfGivenDrawsAreScipys(int index, JsonNode reference) {
        Replicates replicates = new Replicates(
                reference.get("estimate").asDouble(), Fixture.doubles(reference.get("bootstrap_values")));
        double[] jackknife = Fixture.doubles(reference.get("jackknife_values"));

        assertClose(replicates.standardError(), reference.get("standard_error"), EXACT);
        for (int percent : new int[] {90, 95}) {
            double confidence = percent / 100.0;
            assertClose(replicates.percentile(confidence), reference.get("percentile_" + percent), 1e-10);
            assertClose(replicates.basic(confidence), reference.get("basic_" + percent), 1e-10);
            assertClose(
                    replicates.biasCorrected(confidence, jackknife),
                    reference.get("bca_" + percent).get("interval"),
                    1e-10);
        }
    }

    @ParameterizedTest
    @MethodSource("twoLevel")
    void tasksAreDrawnAndTheirSeedsWithinThem(int index, JsonNode reference) {
        double[][] values = new double[reference.get("values").size()][];
        Arrays.setAll(values, task -> Fixture.doubles(reference.get("values").get(task)));
        TwoLevelDraws draws = new TwoLevelDraws(values);

        assertClose(draws.estimate(), reference.get("estimate"), EXACT);
        for (int draw = 0; draw < reference.get("bootstrap_values").size(); draw++) {
            Deque<Integer> drawn = new ArrayDeque<>();
            int[] tasks = Fixture.ints(reference.get("task_draws").get(draw));
            for (int i = 0; i < tasks.length; i++) {
                drawn.add(tasks[i]);
                for (int seed :
                        Fixture.ints(reference.get("seed_draws").get(draw).get(i))) {
                    drawn.add(seed);
                }
            }
            assertClose(
                    draws.mean(below -> drawn.remove()),
                    reference.get("bootstrap_values").get(draw),
                    EXACT);
        }
    }

    @Test
    void theSameSeedGivesTheSameReplicates() {
        TwoLevelDraws draws = new TwoLevelDraws(new double[][] {{0.1, 0.2}, {0.3, 0.5, 0.4}});

        assertThat(draws.replicates(500, 3).percentile(0.95))
                .isEqualTo(draws.replicates(500, 3).percentile(0.95));
    }

    /** The reference says which groups it drew; here as many are drawn by chance, so only the spread can agree. */
    @ParameterizedTest
    @MethodSource("clustered")
    void groupsAreDrawnWhole(int index, JsonNode reference) {
        boolean[] labels = Fixture.labels(reference.get("labels"));
        List<String> groups = new ArrayList<>();
        reference.get("groups").forEach(group -> groups.add(group.asText()));
        WeightedRocAuc auc = new WeightedRocAuc(labels, Fixture.doubles(reference.get("scores")));
        GroupDraws draws = GroupDraws.of(groups, labels);

        double[] values = IntStream.range(0, 4000)
                .mapToObj(draw -> auc.of(draws.counts(5, draw)))
                .mapToDouble(value -> value)
                .toArray();

        Replicates replicates = new Replicates(reference.get("estimate").asDouble(), values);
        double error = reference.get("standard_error").asDouble();
        // A standard error from 150 draws is off by 6 % itself.
        assertThat(replicates.standardError()).isCloseTo(error, offset(0.2 * error));
    }

    @ParameterizedTest
    @MethodSource("clustered")
    void theAucOfDrawnGroupsIsThatOfTheirExamplesPooled(int index, JsonNode reference) {
        WeightedRocAuc auc =
                new WeightedRocAuc(Fixture.labels(reference.get("labels")), Fixture.doubles(reference.get("scores")));
        int[] groups = Fixture.ints(reference.get("groups"));
        for (int draw = 0; draw < reference.get("bootstrap_values").size(); draw++) {
            int[] counts = new int[groups.length];
            for (JsonNode stratum : reference.get("group_draws").get(draw)) {
                for (int group : Fixture.ints(stratum)) {
                    for (int i = 0; i < groups.length; i++) {
                        counts[i] += groups[i] == group ? 1 : 0;
                    }
                }
            }
            assertClose(auc.of(counts), reference.get("bootstrap_values").get(draw), EXACT);
        }
    }

    @Test
    void aDrawHoldsWholeGroupsOfEachStratum() {
        List<String> groups = List.of("a", "a", "b", "c", "c", "d");
        boolean[] labels = {true, true, true, false, false, false};

        int[] counts = GroupDraws.of(groups, labels).counts(1, 0);

        assertThat(counts[0]).isEqualTo(counts[1]);
        assertThat(counts[3]).isEqualTo(counts[4]);
        assertThat(counts[0] + counts[2]).isEqualTo(2);
        assertThat(counts[3] + counts[5]).isEqualTo(2);
    }

    @Test
    void theJackknifeLeavesEachGroupOutOnce() {
        List<int[]> counts = GroupDraws.of(List.of("a", "a", "b"), new boolean[] {true, false, true})
                .leavingOneOut();

        assertThat(counts).containsExactlyInAnyOrder(new int[] {0, 0, 1}, new int[] {1, 1, 0});
    }

    /** With 200 data sets, 95 % is met within 3 standard errors: from 90.4 to 99.6 %. */
    @Test
    void intervalsCoverTheTruthAsOftenAsTheySay() {
        int covered = 0;
        SplittableRandom random = new SplittableRandom(11);
        int dataSets = 200;
        for (int data = 0; data < dataSets; data++) {
            boolean[] labels = new boolean[200];
            double[] scores = new double[200];
            List<Integer> groups = new ArrayList<>();
            for (int i = 0; i < labels.length; i++) {
                labels[i] = i % 2 == 0;
                scores[i] = random.nextGaussian() + (labels[i] ? 1 : 0);
                groups.add(i);
            }
            WeightedRocAuc auc = new WeightedRocAuc(labels, scores);
            GroupDraws draws = GroupDraws.of(groups, labels);
            int[] once = new int[labels.length];
            Arrays.fill(once, 1);
            double[] values = new double[400];
            for (int draw = 0; draw < values.length; draw++) {
                values[draw] = auc.of(draws.counts(data, draw));
            }
            double[] jackknife =
                    draws.leavingOneOut().stream().mapToDouble(auc::of).toArray();
            Interval interval = new Replicates(auc.of(once), values).biasCorrected(0.95, jackknife);
            // The AUC of two normal distributions one deviation apart is Phi(1 / sqrt 2).
            covered += interval != null && interval.contains(0.7602499389065233) ? 1 : 0;
        }
        assertThat(covered / (double) dataSets).isBetween(0.904, 0.996);
    }
}
