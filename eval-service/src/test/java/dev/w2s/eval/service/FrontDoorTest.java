package dev.w2s.eval.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.eval.service.FakeWorker.Fate;
import dev.w2s.study.StudyReader;
import dev.w2s.study.StudyState;
import dev.w2s.study.job.JobState;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.view.JobView;
import dev.w2s.study.view.StudyResults;
import dev.w2s.study.view.StudySummary;
import dev.w2s.study.view.StudyView;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class FrontDoorTest {
    Servers servers;

    @TestHTTPResource("/studies/watched/events")
    URI watched;

    @Test
    void aTypoIsRefusedWithItsPathAndWhatMayStandThere() throws Exception {
        // when
        Response refused = Door.submit(Door.aStudy("typo").replace("layers: 1", "layer: 1"));

        // then
        JsonNode problem = StudyJson.mapper().readTree(refused.asString());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(problem.path("field").asText()).isEqualTo("weak.layer");
        assertThat(problem.path("complaint").asText())
                .startsWith("no such field")
                .contains("layers", "pooling");
        assertThat(problem.path("type").asText()).isEqualTo("urn:w2s:problem:invalid-study");
    }

    @Test
    void aModelFolderThatIsNotThereIsRefusedInWords() throws Exception {
        // when
        Response refused =
                Door.submit(Door.aStudy("folderless").replace("bge-small-en-v1.5", "'file:/no/such/folder'"));

        // then
        JsonNode problem = StudyJson.mapper().readTree(refused.asString());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(problem.path("category").asText()).isEqualTo("missing-input");
        assertThat(problem.path("detail").asText()).startsWith("strong.model: model folder /no/such/folder");
        assertThat(given().get("/studies/folderless").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNoStudyIsRefused() {
        assertThat(Door.submit("").statusCode()).isEqualTo(400);
        assertThat(Door.submit("just words").statusCode()).isEqualTo(400);
        assertThat(Door.submit("tasks: [\"").statusCode()).isEqualTo(400);
        assertThat(given().contentType("image/png")
                        .body(new byte[] {1})
                        .post("/studies")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void whatIsNotThereIsAProblem() throws Exception {
        for (String path : List.of("/studies/none", "/studies/none/results", "/studies/none/report.md", "/no/path")) {
            // when
            Response missing = given().get(path);

            // then
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(StudyJson.mapper()
                            .readTree(missing.asString())
                            .path("status")
                            .asInt())
                    .isEqualTo(404);
        }
        assertThat(given().get("/studies/none/events").statusCode()).isEqualTo(404);
        assertThat(given().delete("/studies/none").statusCode()).isEqualTo(404);
    }

    @Test
    void aStudyWithoutAnIdGetsOne() throws Exception {
        // given
        String json = StudyJson.mapper()
                .writeValueAsString(
                        StudyJson.yamlMapper().readTree(Door.aStudy("x").replace("id: x", "name: nameless")));

        // when
        StudyView study =
                Door.read(given().contentType("application/json").body(json).post("/studies"), StudyView.class);

        // then
        assertThat(study.summary().id()).matches("nameless-[a-z0-9]{6}");
        assertThat(List.of(Door.read(given().get("/studies"), StudySummary[].class)))
                .extracting(StudySummary::id)
                .contains(study.summary().id());
    }

    @Test
    void theNewestStudyComesFirstAndCountsItsJobs() {
        // given
        servers.worker();
        Door.submit(Door.aStudy("older"));
        Door.submit(Door.aStudy("newer"));
        Door.awaitState("older", StudyState.COMPLETED);
        StudyView newer = Door.awaitState("newer", StudyState.COMPLETED);

        // when
        List<StudySummary> list = Arrays.asList(Door.read(given().get("/studies"), StudySummary[].class));

        // then
        assertThat(list).extracting(StudySummary::id).containsSubsequence("newer", "older");
        assertThat(list).contains(newer.summary());
        assertThat(newer.summary().endedJobs()).isEqualTo(7);
    }

    @Test
    void resultsAndReportHoldWhatReproducesThem() {
        // given
        servers.worker();
        Door.submit(Door.aStudy("reported"));
        StudyView study = Door.awaitState("reported", StudyState.COMPLETED);

        // when
        StudyResults results = Door.read(given().get("/studies/reported/results"), StudyResults.class);
        String report = given().get("/studies/reported/report.md").asString();

        // then
        assertThat(results.study()).isEqualTo(study);
        assertThat(results.recipes())
                .hasSize(7)
                .allSatisfy((key, recipe) -> assertThat(recipe.key().hex()).isEqualTo(key));
        assertThat(results.models().get("weak").layers()).isEqualTo(1);
        assertThat(results.models().get("strong").reference().location()).isEqualTo("bge-small-en-v1.5");
        assertThat(results.versions().processors()).isPositive();
        assertThat(new StudyReader().read(report.replaceFirst("(?s).*```yaml\\n(.*)\\n```.*", "$1")))
                .isEqualTo(study.study());
        assertThat(report)
                .contains("| 0 | 0.750 | 0.875 | 1.000 | 0.500 |", "| mean | 0.750 | 0.875 | 1.000 | 0.500 |")
                .contains(
                        "a truncated pretrained model", "chosen on this test set", "| fine-tune | 3 | 0 | 4.5 | 9.0 |")
                .contains(results.models().get("weak").sha256())
                .contains(study.jobs().stream().map(job -> job.key().hex()).toList());
    }

    @Test
    void whatTheDataWarnOfStandsInResultsAndReport() {
        // given
        servers.worker();
        Door.submit(Door.aStudy("warned"));
        Door.awaitState("warned", StudyState.COMPLETED);

        // when
        StudyResults results = Door.read(given().get("/studies/warned/results"), StudyResults.class);
        String report = given().get("/studies/warned/report.md").asString();

        // then
        assertThat(results.warningsOf("wordnet-person-artifact")).containsExactly(FakeArtifact.WARNING);
        assertThat(report).contains("Warnings, from the task's data:\n\n- " + FakeArtifact.WARNING + "\n\n");
    }

    @Test
    void aWatcherSeesEverythingThenWhatChangesThenTheEnd() throws Exception {
        // given
        servers.worker().script("watched", job -> job.title().startsWith("prepare") ? Fate.HOLD : Fate.FINISH);
        Door.submit(Door.aStudy("watched"));
        Door.awaitJob("watched", "prepare wordnet-person-artifact", JobState.RUNNING);
        List<String> lines = new ArrayList<>();

        // when
        HttpResponse<Stream<String>> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(watched).build(), HttpResponse.BodyHandlers.ofLines());
        response.body().forEach(line -> {
            lines.add(line);
            if (line.startsWith(":")
                    && lines.stream().filter(l -> l.startsWith(":")).count() == 1) {
                servers.worker().work(servers.worker().requests("watched").get(0), Fate.FINISH);
            }
        });

        // then
        List<String> names =
                lines.stream().filter(line -> line.startsWith("event:")).toList();
        List<String> data =
                lines.stream().filter(line -> line.startsWith("data:")).toList();
        assertThat(lines).noneMatch(line -> line.contains("null"));
        assertThat(names.subList(0, 8))
                .containsExactly(
                        "event:study",
                        "event:job",
                        "event:job",
                        "event:job",
                        "event:job",
                        "event:job",
                        "event:job",
                        "event:job");
        StudySummary last = json(data.get(data.size() - 1), StudySummary.class);
        assertThat(last.state()).isEqualTo(StudyState.COMPLETED);
        JobView lastJob = json(data.get(names.lastIndexOf("event:job")), JobView.class);
        assertThat(lastJob.state()).isEqualTo(JobState.FINISHED);
    }

    @Test
    void cataloguesAndApiAreThere() throws Exception {
        assertThat(given().get("/tasks").jsonPath().getList("name")).contains("wordnet-person-artifact", "ppa");
        assertThat(given().get("/models").jsonPath().getList("name")).contains("bge-small-en-v1.5");
        assertThat(given().get("/q/openapi").asString()).contains("/studies/{id}/events", "/studies/{id}/report.md");
    }

    @Test
    void metricsCountStudiesAndJobs() {
        // given
        servers.worker();
        Door.submit(Door.aStudy("counted"));
        Door.awaitState("counted", StudyState.COMPLETED);

        // then
        await().untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                .containsPattern("w2s_studies\\{[^}]*state=\"completed\"[^}]*} [1-9]")
                .containsPattern("w2s_study_jobs\\{[^}]*state=\"finished\"[^}]*} [1-9]")
                .containsPattern("w2s_eval_reconciler_actions_total\\{[^}]*action=\"send-jobs\"[^}]*} [1-9]"));
    }

    private static <T> T json(String line, Class<T> type) throws Exception {
        return StudyJson.mapper().readValue(line.substring("data:".length()), type);
    }
}
