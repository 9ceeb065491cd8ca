package dev.w2s.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.cli.Views;
import dev.w2s.study.StudyState;
import dev.w2s.study.score.LabelQuality;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.StudyView;
import dev.w2s.study.view.TaskWarnings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private static StudyView study(ArmView... arms) {
        return new StudyView(Views.summary("s", StudyState.COMPLETED), Views.study("s"), List.of(arms), List.of());
    }

    @Test
    void aRowForEachSeedAndOneOfMeans() {
        String table =
                ResultTable.of(study(Views.arm(0, 0.875, 0.91, 0.95, 0.4667), Views.arm(1, 0.88, 0.92, 0.95, 0.5714)));

        assertThat(table.lines())
                .containsExactly(
                        "ppa, xent (test AUC)",
                        "                 weak  student  ceiling        PGR",
                        "seed 0         0.8750   0.9100   0.9500      0.467",
                        "seed 1         0.8800   0.9200   0.9500      0.571",
                        "mean           0.8775   0.9150   0.9500      0.519");
    }

    @Test
    void whatTheDataWarnOfStandsBelowTheTasksTable() {
        String table = ResultTable.of(
                study(Views.arm(0, 0.875, 0.91, 0.95, 0.4667)),
                new TaskWarnings(Map.of("ppa", List.of("Label 1 is rare", "Texts are long"), "other", List.of("no"))));

        assertThat(table.lines())
                .containsExactly(
                        "ppa, xent (test AUC)",
                        "                 weak  student  ceiling        PGR",
                        "seed 0         0.8750   0.9100   0.9500      0.467",
                        "",
                        "Warnings, from the data of ppa:",
                        "  Label 1 is rare",
                        "  Texts are long");
    }

    @Test
    void aSingleSeedHasNoMean() {
        assertThat(ResultTable.of(study(Views.arm(0, 0.8, 0.9, 0.95, 0.5)))).doesNotContain("mean");
    }

    @Test
    void anUndefinedPgrIsSaidAndLeftOutOfTheMean() {
        String table = ResultTable.of(study(Views.arm(0, 0.9, 0.9, 0.8, null), Views.arm(1, 0.8, 0.85, 0.9, 0.5)));

        assertThat(table.lines())
                .contains(
                        "seed 0         0.9000   0.9000   0.8000  undefined",
                        "mean           0.8500   0.8750   0.8500      0.500")
                .anyMatch(line -> line.startsWith("PGR is undefined where the ceiling is not above"));
    }

    @Test
    void anArmWithoutScoresIsLeftOutOfTheMeanAndItsFailureTold() {
        ArmView failed = Views.failedView("s", "model folder /m has no config.json")
                .arms()
                .get(0);

        String table = ResultTable.of(study(Views.arm(1, 0.8, 0.85, 0.9, 0.5), failed));

        assertThat(table.lines())
                .contains(
                        "seed 0              -        -        -          -",
                        "mean of 1      0.8000   0.8500   0.9000      0.500",
                        "What failed:",
                        "  model folder /m has no config.json");
    }

    @Test
    void aFailureThatManyArmsShareIsToldOnce() {
        ArmView failed = Views.failedView("s", "disk full").arms().get(0);

        assertThat(ResultTable.of(study(failed, failed))).containsOnlyOnce("disk full");
    }

    @Test
    void severalMethodsAreComparedByTheirMeansAndThenSeedBySeed() {
        String table = ResultTable.of(Views.severalMethods());

        assertThat(table.lines())
                .startsWith(
                        "ppa, means over seeds (test AUC)",
                        "                                                 weak  student  ceiling        PGR   - weak   - xent",
                        "xent                                           0.8000   0.8450   0.9000      0.450  +0.0450  +0.0000",
                        "filter-topofilter(contamination=0.2)           0.8000   0.8500   0.9000      0.500  +0.0500  +0.0050",
                        "",
                        "ppa (test AUC)",
                        "                                                 weak  student  ceiling        PGR   - weak   - xent",
                        "xent, seed 0                                   0.8000   0.8500   0.9000      0.500  +0.0500  +0.0000")
                .contains(
                        "filter-topofilter(contamination=0.2), seed 1   0.8000   0.8300   0.9000      0.300  +0.0300  -0.0100");
    }

    @Test
    void whatProbesKeepIsShown() {
        String table = ResultTable.of(Views.severalMethods());

        assertThat(table.lines())
                .contains(
                        "ppa, probes, means over seeds",
                        "                                     split        examples     kept   weak ok   kept ok    = weak   = truth",
                        "filter-topofilter(contamination=0.2) strong_train    500.0    400.5     0.850     0.890     0.910     0.860",
                        "filter-topofilter(contamination=0.2) val             100.0     80.0         -         -         -         -");
    }

    @Test
    void howGoodTheWeakLabelsAreStandsBelowTheTasksTable() {
        // given
        LabelQuality even = new LabelQuality(
                20, 0.9, 0.8, 0.06, List.of(9, 0, 0, 0, 1, 0, 0, 0, 0, 0), List.of(0, 0, 0, 0, 0, 0, 0, 1, 4, 5));
        LabelQuality odd = new LabelQuality(
                20, 0.8, 0.7, 0.1, List.of(9, 0, 0, 0, 1, 0, 0, 0, 0, 0), List.of(0, 0, 0, 0, 0, 0, 0, 1, 4, 5));
        ArmView first = Views.withWeakLabels(Views.arm(0, 0.8, 0.9, 0.95, 0.5), even);
        ArmView second = Views.withWeakLabels(Views.arm(1, 0.8, 0.9, 0.95, 0.5), odd);

        // when
        String table = ResultTable.of(study(first, first, second));

        // then a seed counts once, however many methods share its labels
        assertThat(table.lines())
                .endsWith("weak labels of strong_train: AUC 0.850, accuracy 0.750, calibration error 0.080,"
                        + " p from 0 to 1 [@   .  .=+]");
    }

    @Test
    void whereTheirQualityWasNotRecordedNothingIsSaidOfIt() {
        assertThat(ResultTable.of(study(Views.arm(0, 0.8, 0.9, 0.95, 0.5)))).doesNotContain("weak labels");
    }

    @Test
    void withoutACeilingTheTableHasNoneAndNoPgr() {
        String table = ResultTable.of(Views.withoutCeiling());

        assertThat(table.lines())
                .startsWith(
                        "ppa, predict-knn (test AUC)",
                        "                 weak  student   - weak",
                        "seed 0         0.8000   0.8200  +0.0200");
        assertThat(table).doesNotContain("undefined");
    }
}
