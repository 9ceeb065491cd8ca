package dev.w2s.eval.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.Method;
import dev.w2s.study.Study;
import dev.w2s.study.data.Half;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.job.JobKind;
import dev.w2s.study.recipe.ExtractActivations;
import dev.w2s.study.recipe.FineTune;
import dev.w2s.study.recipe.FitProbe;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.Predict;
import dev.w2s.study.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MethodPlanTest {
    private static final String ALL = "methods: [xent, logconf, entropy, window, kl, product, {method: s2s, rounds: 2},"
            + " {method: s2s, crossFit: true}, {method: predict, probe: knn}, {method: predict, probe: logistic},"
            + " {method: predict, probe: topofilter}, {method: filter, probe: topofilter},"
            + " {method: relabel, probe: logistic}]";

    private final StudyPlanner planner = SomeStudies.planner();

    @Test
    void everyKindOfMethodIsPlannedWithAStudentThatPredicts() {
        assertThat(SomeMethods.oneOfEachKind().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(Method.class.getPermittedSubclasses());
        assertThat(SomeMethods.oneOfEachKind())
                .allSatisfy(
                        method -> assertThat(recipes(method.json().toString())).containsKey(Role.STUDENT_PREDICTIONS));
    }

    @Test
    void aStudyWithEveryMethodComputesNothingTwice() {
        // when
        StudyPlan plan = planner.plan(study("0, 1, 2", ALL));

        // then
        Map<JobKind, Long> counts = plan.jobs().stream()
                .collect(Collectors.groupingBy(job -> job.recipe().kind(), Collectors.counting()));
        assertThat(counts)
                .containsEntry(JobKind.PREPARE_TASK, 1L)
                .containsEntry(JobKind.EXTRACT_ACTIVATIONS, 1L)
                // a seed: 3 probes, which the two methods that filter and relabel share with those that predict
                .containsEntry(JobKind.FIT_PROBE, 3L * 3)
                // weak, ceiling, 6 losses, filter and relabel; s2s: teacher and student (its first teacher is xent's
                // student);
                // cross-fitted: two halves and the student
                .containsEntry(JobKind.FINE_TUNE, 3L * (2 + 6 + 2 + 2 + 3))
                // one a model, but none with halves alone; s2s: two label sets; cross-fitted: one
                .containsEntry(JobKind.PREDICT, 3L * (2 + 6 + 2 + 1 + 2 + 1 + 1));
        assertThat(plan.jobs()).extracting(PlannedJob::key).doesNotHaveDuplicates();
        assertThat(plan.jobs()).extracting(PlannedJob::title).doesNotHaveDuplicates();
        assertThat(plan.arms()).hasSize(13 * 3);
    }

    @Test
    void theWeakModelTheCeilingAndTheActivationsAreThoseOfAllMethods() {
        // when
        StudyPlan plan = planner.plan(study("0", ALL));

        // then
        for (Role role :
                List.of(Role.DATASET, Role.WEAK, Role.WEAK_PREDICTIONS, Role.CEILING, Role.CEILING_PREDICTIONS)) {
            assertThat(plan.arms())
                    .extracting(arm -> arm.jobs().get(role))
                    .as(role.label())
                    .doesNotContainNull()
                    .containsOnly(plan.arms().get(0).jobs().get(role));
        }
    }

    @Test
    void anotherMethodOfTheSameStudyAddsItsOwnJobsAlone() {
        // given
        List<Key> before = keys(planner.plan(study("0", "methods: [xent]")));

        // when
        List<Key> after = keys(planner.plan(study("0", "methods: [xent, logconf]")));

        // then
        assertThat(after).containsAll(before).hasSize(before.size() + 2);
    }

    @Test
    void aLossIsTheStudentsAlone() {
        // when
        Map<Role, Recipe> recipes = recipes("{method: logconf, weight: 0.25}");

        // then
        assertThat(((FineTune) recipes.get(Role.STUDENT)).loss())
                .isEqualTo(new Loss.LogConfidence(0.25, 100, 32, false));
        assertThat(((FineTune) recipes.get(Role.WEAK)).loss()).isEqualTo(new Loss.CrossEntropy());
        assertThat(((FineTune) recipes.get(Role.CEILING)).loss()).isEqualTo(new Loss.CrossEntropy());
    }

    @Test
    void strongToStrongLearnsTheLabelsOfTheRoundBefore() {
        // when
        Map<Role, Recipe> recipes = recipes("{method: s2s, rounds: 2}");

        // then
        FineTune first = (FineTune) recipes.get(Role.teacher(1));
        Predict firstLabels = (Predict) recipes.get(Role.teacherPredictions(1));
        FineTune second = (FineTune) recipes.get(Role.teacher(2));
        Predict secondLabels = (Predict) recipes.get(Role.teacherPredictions(2));
        FineTune student = (FineTune) recipes.get(Role.STUDENT);
        assertThat(first.labelSet())
                .isEqualTo(recipes.get(Role.WEAK_PREDICTIONS).key());
        assertThat(firstLabels.checkpoint()).isEqualTo(first.key());
        assertThat(firstLabels.splits()).containsExactly(Split.STRONG_TRAIN, Split.VAL);
        assertThat(second.labelSet()).isEqualTo(firstLabels.key());
        assertThat(secondLabels.checkpoint()).isEqualTo(second.key());
        assertThat(student.labelSet()).isEqualTo(secondLabels.key());
        assertThat(List.of(first, second, student)).extracting(FineTune::half).containsOnlyNulls();
    }

    @Test
    void crossFittedEachHalfIsLabelledByTheModelOfTheOther() {
        // when
        Map<Role, Recipe> recipes = recipes("{method: s2s, crossFit: true}");

        // then
        FineTune ofFirst = (FineTune) recipes.get(Role.teacher(1, "first"));
        FineTune ofSecond = (FineTune) recipes.get(Role.teacher(1, "second"));
        Predict labels = (Predict) recipes.get(Role.teacherPredictions(1));
        assertThat(ofFirst.half()).isEqualTo(Half.FIRST);
        assertThat(ofSecond.half()).isEqualTo(Half.SECOND);
        assertThat(labels.crossFitted()).isEqualTo(ofFirst.key());
        assertThat(labels.checkpoint()).isEqualTo(ofSecond.key());
        FineTune student = (FineTune) recipes.get(Role.STUDENT);
        assertThat(student.labelSet()).isEqualTo(labels.key());
        assertThat(student.half()).isNull();
    }

    @Test
    void aProbeThatPredictsIsTheStudentAndTrainsNone() {
        // when
        Map<Role, Recipe> recipes = recipes("{method: predict, probe: knn}");

        // then
        FitProbe probe = (FitProbe) recipes.get(Role.STUDENT_PREDICTIONS);
        assertThat(recipes).doesNotContainKey(Role.STUDENT);
        assertThat(probe.labelSet())
                .isEqualTo(recipes.get(Role.WEAK_PREDICTIONS).key());
        assertThat(probe.splits()).contains(Split.TEST);
    }

    @Test
    void aFilteredStudentLearnsTheWeakLabelsOfWhatTheProbeKeeps() {
        // when
        Map<Role, Recipe> recipes = recipes("{method: filter, probe: topofilter, contamination: 0.2}");

        // then
        FitProbe probe = (FitProbe) recipes.get(Role.PROBE);
        FineTune student = (FineTune) recipes.get(Role.STUDENT);
        assertThat(probe.contamination()).isEqualTo(0.2);
        assertThat(student.keptIds()).isEqualTo(probe.key());
        assertThat(student.labelSet())
                .isEqualTo(recipes.get(Role.WEAK_PREDICTIONS).key());
        assertThat(student.loss()).isEqualTo(new Loss.CrossEntropy());
    }

    @Test
    void aRelabelledStudentLearnsTheProbesPredictions() {
        // when
        Map<Role, Recipe> recipes = recipes("{method: relabel, probe: logistic}");

        // then
        FineTune student = (FineTune) recipes.get(Role.STUDENT);
        assertThat(student.labelSet()).isEqualTo(recipes.get(Role.PROBE).key());
        assertThat(student.keptIds()).isNull();
    }

    @Test
    void aSweepOverLayersTakesOnePassAndNoTraining() {
        // when
        StudyPlan plan = planner.plan(
                study(
                        "0",
                        "ceiling: false\nmethods:"
                                + " [{method: predict, probe: knn, layer: early}, {method: predict, probe: knn},"
                                + " {method: predict, probe: knn, layer: late}, {method: predict, probe: {kind: knn, k: 10}}]"));

        // then
        assertThat(plan.jobs())
                .filteredOn(job -> job.recipe() instanceof FineTune)
                .hasSize(1);
        assertThat(plan.jobs())
                .extracting(PlannedJob::recipe)
                .filteredOn(ExtractActivations.class::isInstance)
                .singleElement()
                .extracting(recipe -> ((ExtractActivations) recipe).layers())
                .isEqualTo(List.of(3, 6, 9));
        assertThat(plan.jobs())
                .extracting(PlannedJob::recipe)
                .filteredOn(FitProbe.class::isInstance)
                .extracting(recipe -> ((FitProbe) recipe).layer())
                .containsExactly(3, 6, 9, 6);
        assertThat(plan.arms().get(0).jobs()).doesNotContainKeys(Role.CEILING, Role.CEILING_PREDICTIONS);
    }

    @Test
    void aLayerWithoutANameIsAPassOfItsOwn() {
        // when
        Map<Role, Recipe> recipes = recipes("{method: predict, probe: knn, layer: 12}");

        // then
        assertThat(((ExtractActivations) recipes.get(Role.ACTIVATIONS)).layers())
                .containsExactly(12);
    }

    @Test
    void aLayerThatTheModelLacksIsRefused() {
        assertThatThrownBy(() -> planner.plan(study("0", "methods: [{method: predict, probe: knn, layer: 13}]")))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("methods[0].layer: 13 must be at most 12, the model's last");
    }

    @Test
    void inputsComeBeforeWhatNeedsThem() {
        // when
        StudyPlan plan = planner.plan(study("0, 1", ALL));

        // then
        List<Object> seen = new ArrayList<>();
        for (PlannedJob job : plan.jobs()) {
            assertThat(seen).as(job.title()).containsAll(job.recipe().inputs());
            seen.add(job.recipe().artifact());
        }
    }

    private static Study study(String seeds, String more) {
        return SomeStudies.study("a", "ppa", seeds, more);
    }

    private Map<Role, Recipe> recipes(String method) {
        StudyPlan plan = planner.plan(study("0", "methods: [" + method + "]"));
        Map<Key, Recipe> byKey = plan.jobs().stream().collect(Collectors.toMap(PlannedJob::key, PlannedJob::recipe));
        return plan.arms().get(0).jobs().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, job -> byKey.get(job.getValue())));
    }

    private static List<Key> keys(StudyPlan plan) {
        return plan.jobs().stream()
                .map((Function<PlannedJob, Key>) PlannedJob::key)
                .toList();
    }
}
