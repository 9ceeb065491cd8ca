package dev.w2s.eval.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.Study;
import dev.w2s.study.StudyReader;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.FineTune;
import dev.w2s.study.recipe.Predict;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.recipe.Recipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyPlannerTest {
    private final StudyPlanner planner = SomeStudies.planner();

    @Test
    void aTaskTakesOneJobAndEverySeedSixMore() {
        assertThat(planner.plan(study("wordnet-person-artifact", "0")).jobs()).hasSize(7);
        assertThat(planner.plan(study("wordnet-person-artifact", "0, 1, 2")).jobs())
                .hasSize(1 + 3 * 6);
        assertThat(planner.plan(study("wordnet-person-artifact, ppa", "0, 1")).jobs())
                .hasSize(2 * (1 + 2 * 6));
    }

    @Test
    void inputsComeBeforeWhatNeedsThem() {
        // when
        StudyPlan plan = planner.plan(study("wordnet-person-artifact, ppa", "0, 1"));

        // then
        Set<Object> seen = new HashSet<>();
        for (PlannedJob job : plan.jobs()) {
            assertThat(seen).containsAll(job.recipe().inputs());
            seen.add(job.recipe().artifact());
        }
    }

    @Test
    void theStudentLearnsFromTheWeakModelsPredictionsAndTheCeilingFromGroundTruth() {
        // when
        Map<Role, Recipe> recipes = recipesOfFirstArm(study("wordnet-person-artifact", "7"));

        // then
        FineTune weak = (FineTune) recipes.get(Role.WEAK);
        FineTune student = (FineTune) recipes.get(Role.STUDENT);
        FineTune ceiling = (FineTune) recipes.get(Role.CEILING);
        Predict weakPredictions = (Predict) recipes.get(Role.WEAK_PREDICTIONS);
        assertThat(weak.trainSplit()).isEqualTo(Split.WEAK_TRAIN);
        assertThat(weak.labelSet()).isNull();
        assertThat(weakPredictions.checkpoint()).isEqualTo(weak.key());
        assertThat(weakPredictions.splits()).containsExactly(Split.STRONG_TRAIN, Split.VAL, Split.TEST);
        assertThat(student.trainSplit()).isEqualTo(Split.STRONG_TRAIN);
        assertThat(student.labelSet()).isEqualTo(weakPredictions.key());
        assertThat(ceiling.labelSet()).isNull();
        assertThat(student.model()).isEqualTo(ceiling.model());
        assertThat(List.of(weak.seed(), student.seed(), ceiling.seed())).containsOnly(7L);
        assertThat(((Predict) recipes.get(Role.STUDENT_PREDICTIONS)).splits()).containsExactly(Split.TEST);
    }

    @Test
    void anotherStudyOfTheSameShapeNeedsTheSameJobs() {
        // given
        StudyPlan one = planner.plan(study("wordnet-person-artifact", "0, 1"));
        StudyPlan other = planner.plan(study("wordnet-person-artifact", "1, 2").withId("other"));

        // then
        assertThat(keys(other)).filteredOn(keys(one)::contains).hasSize(1 + 6);
    }

    @Test
    void titlesNameTheTaskWhereThereAreSeveral() {
        assertThat(titles(study("ppa", "0")))
                .containsExactly(
                        "prepare ppa",
                        "fine-tune weak, seed 0",
                        "predict with weak, seed 0",
                        "fine-tune student, seed 0",
                        "predict with student, seed 0",
                        "fine-tune ceiling, seed 0",
                        "predict with ceiling, seed 0");
        assertThat(titles(study("wordnet-person-artifact, ppa", "0"))).contains("fine-tune student on ppa, seed 0");
    }

    @Test
    void anUnknownTaskIsRefusedWithThoseThatAreKnown() {
        assertThatThrownBy(() -> planner.plan(study("no-such-task", "0")))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("tasks: 'no-such-task'")
                .hasMessageContaining("wordnet-person-artifact, ppa");
    }

    @Test
    void aTaskOfTheStudysOwnIsPinnedLikeTheOthers(@TempDir Path folder) throws Exception {
        // given
        Files.writeString(folder.resolve("a.jsonl"), "hello");
        String own = "{name: mine, question: 'Is it?', labels: [no, yes], data: {source: 'file:" + folder
                + "', train: a.jsonl}, example: {text: '{text}', shape: {kind: yes-no, answer: answer}}}";

        // when
        StudyPlan plan = planner.plan(study(own + ", ppa", "0"));

        // then
        assertThat(plan.jobs())
                .filteredOn(job -> job.recipe() instanceof PrepareTask)
                .extracting(job ->
                        ((PrepareTask) job.recipe()).data().files().get(0).sha256())
                .containsExactly(
                        "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
                        "208892c821e3dcc516d888271616190249120346fa31ec80384ea4d10b9222fc");
    }

    @Test
    void anUnknownModelIsRefusedWithItsField() {
        // given
        Study study = withStrong("bge-huge");

        // then
        assertThatThrownBy(() -> planner.plan(study))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("strong.model: 'bge-huge'")
                .hasMessageContaining("bge-small-en-v1.5");
    }

    @Test
    void aJarWhoseFilesAreNotKnownIsRefused() {
        assertThatThrownBy(() -> planner.plan(withStrong("maven:com.example:model:1")))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("strong.model: 'maven:com.example:model:1'")
                .hasMessageContaining("maven:dev.langchain4j");
    }

    @Test
    void aBundledModelsShortNameAndItsJarAreTheSame() {
        // given
        String jar = BundledModels.load().find("bge-small-en-v1.5").reference().location();

        // then
        assertThat(keys(planner.plan(withStrong(jar)))).isEqualTo(keys(planner.plan(withStrong("bge-small-en-v1.5"))));
    }

    @Test
    void aModelFolderThatLacksAFileIsRefusedWithBoth(@TempDir Path folder) throws Exception {
        // given
        Files.writeString(folder.resolve("config.json"), "{}");

        // then
        assertThatThrownBy(() -> planner.plan(withStrong("file:" + folder)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT))
                .hasMessageStartingWith("strong.model: model folder " + folder + " has no tokenizer.json");
    }

    @ParameterizedTest
    @CsvSource({"bert, '', MEAN", "llama, '', LAST_TOKEN", "gpt2, '', LAST_TOKEN", "bert, first-token, FIRST_TOKEN"})
    void theReadingIsTheStudysOrElseWhatSuitsTheModel(
            String modelType, String asked, Pooling expected, @TempDir Path folder) throws Exception {
        // given
        Files.writeString(
                folder.resolve("config.json"),
                "{\"model_type\": \"" + modelType
                        + "\", \"hidden_size\": 64, \"num_attention_heads\": 4, \"num_hidden_layers\": 3}");
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        Files.writeString(folder.resolve("model.safetensors"), "");
        String model = "'file:" + folder + "'" + (asked.isEmpty() ? "" : ", pooling: " + asked);
        String yaml = SomeStudies.yaml("a", "ppa", "0", "").replace("bge-small-en-v1.5", model);

        // when
        Map<Role, Recipe> recipes = recipesOfFirstArm(new StudyReader().read(yaml));

        // then
        assertThat(((FineTune) recipes.get(Role.CEILING)).model().pooling()).isEqualTo(expected);
        assertThat(((FineTune) recipes.get(Role.WEAK)).model().pooling()).isEqualTo(Pooling.MEAN);
    }

    private static Study study(String tasks, String seeds) {
        return SomeStudies.study("a", tasks, seeds, "");
    }

    private static Study withStrong(String model) {
        String yaml = SomeStudies.yaml("a", "ppa", "0", "").replace("bge-small-en-v1.5", "'" + model + "'");
        return new StudyReader().read(yaml);
    }

    private Map<Role, Recipe> recipesOfFirstArm(Study study) {
        StudyPlan plan = planner.plan(study);
        Map<Object, Recipe> byKey = plan.jobs().stream().collect(Collectors.toMap(PlannedJob::key, PlannedJob::recipe));
        return plan.arms().get(0).jobs().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, arm -> byKey.get(arm.getValue())));
    }

    private static List<Object> keys(StudyPlan plan) {
        return plan.jobs().stream()
                .map((Function<PlannedJob, Object>) PlannedJob::key)
                .toList();
    }

    private List<String> titles(Study study) {
        return planner.plan(study).jobs().stream().map(PlannedJob::title).toList();
    }
}
