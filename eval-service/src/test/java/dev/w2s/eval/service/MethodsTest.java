package dev.w2s.eval.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.study.StudyState;
import dev.w2s.study.data.Split;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.PlanView;
import dev.w2s.study.view.PlannedJobView;
import dev.w2s.study.view.ProbeFigures;
import dev.w2s.study.view.ProbeView;
import dev.w2s.study.view.Score;
import dev.w2s.study.view.StudyView;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class MethodsTest {
    private static final String METHODS =
            "\nmethods: [xent, {method: s2s, crossFit: true}, {method: filter, probe: topofilter, contamination: 0.2},"
                    + " {method: predict, probe: {kind: knn, k: 3}}]";

    Servers servers;

    @Test
    void everyMethodIsScoredAndComparedWithXent() {
        // given
        servers.worker();

        // when
        Door.submit(Door.aStudy("methods") + METHODS);
        StudyView study = Door.awaitState("methods", StudyState.COMPLETED);

        // then: FakeArtifact's probe ranks all of test right, its students do not
        assertThat(study.arms())
                .extracting(ArmView::method)
                .containsExactly(
                        "xent", "s2s(crossFit=true)", "filter-topofilter(contamination=0.2)", "predict-knn(k=3)");
        ArmView xent = study.arms().get(0);
        assertThat(xent.gain()).isEqualTo(FakeArtifact.STUDENT - FakeArtifact.WEAK);
        assertThat(xent.differenceToXent()).isZero();
        assertThat(xent.probe()).isNull();
        ArmView predicted = study.arms().get(3);
        assertThat(predicted.student()).isEqualTo(new Score(1.0, 1.0, 8));
        assertThat(predicted.differenceToXent()).isEqualTo(1 - FakeArtifact.STUDENT, within(1e-12));
        assertThat(predicted.pgr()).isEqualTo(1.0);
    }

    @Test
    void whatAProbeKeepsAndAgreesWithIsShown() {
        // given
        servers.worker();

        // when
        Door.submit(Door.aStudy("filtered") + METHODS);
        StudyView study = Door.awaitState("filtered", StudyState.COMPLETED);

        // then
        assertThat(study.arms().get(2).probe())
                .isEqualTo(new ProbeView(
                        new Score(1.0, 1.0, 8),
                        List.of(new ProbeFigures(Split.STRONG_TRAIN, 4, 3, null, 0.75, null, null, null))));
        String report = given().get("/studies/filtered/report.md").asString();
        assertThat(report)
                .contains("| xent | 0.750 | 0.875 | 1.000 | 0.500 | +0.125 | +0.000 |")
                .contains("| predict-knn(k=3) | 0.750 | 1.000 | 1.000 | 1.000 | +0.250 | +0.125 |")
                .contains("| 0 | strong_train | 3 of 4 | – | – | 0.750 | – |");
    }

    @Test
    void withoutACeilingAStudyCompletesAndPgrStaysUndefined() {
        // given
        servers.worker();

        // when
        Door.submit(Door.aStudy("sweep") + "\nceiling: false\nmethods: [{method: predict, probe: logistic}]");
        StudyView study = Door.awaitState("sweep", StudyState.COMPLETED);

        // then
        ArmView arm = study.arms().get(0);
        assertThat(arm.ceiling()).isNull();
        assertThat(arm.pgr()).isNull();
        assertThat(arm.gain()).isEqualTo(1 - FakeArtifact.WEAK);
        assertThat(given().get("/studies/sweep/report.md").asString()).contains("no ceiling is trained");
    }

    @Test
    void aPlanShowsWhoSharesAJobAndStoresNothing() {
        // when
        PlanView plan = plan(Door.aStudy("planned") + METHODS);

        // then
        assertThat(plan.arms()).isEqualTo(4);
        assertThat(job(plan, "fine-tune ceiling, seed 0").arms()).hasSize(4);
        assertThat(job(plan, "extract activations").arms())
                .containsExactly(
                        "wordnet-person-artifact / filter-topofilter(contamination=0.2) / seed 0",
                        "wordnet-person-artifact / predict-knn(k=3) / seed 0");
        assertThat(plan.jobs()).extracting(PlannedJobView::exists).containsOnly(false);
        assertThat(plan.splits()).anyMatch(sentence -> sentence.contains("never see ground truth"));
        assertThat(given().get("/studies/planned").statusCode()).isEqualTo(404);
    }

    @Test
    void aPlanShowsWhatExistsAndHowLongTheRestShouldTake() {
        // given
        servers.worker();
        // A rank of its own: no job of another study is like these.
        String one = Door.aStudy("paced")
                .replace("bge-small-en-v1.5", "bge-small-en-v1.5, training: {adaptation: {kind: lora, rank: 3}}");
        Door.submit(one);
        Door.awaitState("paced", StudyState.COMPLETED);

        // when
        PlanView plan = plan(one.replace("seeds: [0]", "seeds: [0, 1]"));

        // then: FakeWorker takes 1.5 seconds for whatever it does
        assertThat(job(plan, "fine-tune ceiling, seed 0").exists()).isTrue();
        PlannedJobView second = job(plan, "fine-tune ceiling, seed 1");
        assertThat(second.exists()).isFalse();
        assertThat(second.work()).isPositive();
        assertThat(second.seconds()).isEqualTo(1.5, within(1e-9));
    }

    @Test
    void aPlanOfWhatCannotBeIsRefusedWithItsField() {
        // when
        Response refused = post(Door.aStudy("bad") + "\nmethods: [{method: predict, probe: knn, layer: 99}]");

        // then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("field")).isEqualTo("methods[0].layer");
    }

    private static PlanView plan(String yaml) {
        return Door.read(post(yaml), PlanView.class);
    }

    private static Response post(String yaml) {
        return given().contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .post("/plans");
    }

    private static PlannedJobView job(PlanView plan, String title) {
        return plan.jobs().stream()
                .filter(job -> job.title().equals(title))
                .findFirst()
                .orElseThrow();
    }
}
