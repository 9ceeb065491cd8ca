package dev.w2s.eval.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.w2s.eval.service.FakeWorker.Fate;
import dev.w2s.study.StudyState;
import dev.w2s.study.event.Event;
import dev.w2s.study.event.JobCancellationRequested;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.event.StudyCompleted;
import dev.w2s.study.event.Topics;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import dev.w2s.study.job.JobState;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.JobView;
import dev.w2s.study.view.Score;
import dev.w2s.study.view.StudyView;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class StudyLifecycleTest {
    Servers servers;

    @Test
    void aStudyCompletesWithItsScores() {
        // given
        servers.worker();
        List<Event> results = new CopyOnWriteArrayList<>();

        // when
        Response created = Door.submit(Door.aStudy("completes"));
        StudyView study = Door.awaitState("completes", StudyState.COMPLETED);

        // then
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/studies/completes");
        ArmView arm = study.arms().get(0);
        assertThat(arm.weak()).isEqualTo(new Score(FakeArtifact.WEAK, 7 / 8.0, 8));
        assertThat(arm.weakLabels()).isNotNull();
        assertThat(arm.weakLabels().auc()).isEqualTo(FakeArtifact.WEAK);
        assertThat(arm.student()).isEqualTo(new Score(FakeArtifact.STUDENT, 7 / 8.0, 8));
        assertThat(arm.ceiling()).isEqualTo(new Score(1.0, 1.0, 8));
        assertThat(arm.pgr()).isEqualTo(0.5);
        assertThat(study.jobs()).hasSize(7).allSatisfy(job -> {
            assertThat(job.state()).isEqualTo(JobState.FINISHED);
            assertThat(job.attempt()).isEqualTo(1);
            assertThat(job.reused()).isFalse();
            assertThat(job.seconds()).isEqualTo(1.5);
            assertThat(job.cpuSeconds()).isEqualTo(3.0);
        });
        try (TopicReader reader =
                servers.kafka().read(List.of(Topics.RESULTS), message -> results.add(TestClient.event(message)))) {
            await().untilAsserted(() -> assertThat(results)
                    .filteredOn(event -> event instanceof StudyCompleted completed
                            && completed.id().equals("completes"))
                    .singleElement()
                    .isEqualTo(new StudyCompleted(
                            "completes",
                            "study",
                            StudyState.COMPLETED,
                            study.summary().endedAt(),
                            study.arms())));
        }
    }

    @Test
    void whatIsInTheStoreIsNotMadeAgain() {
        // given
        servers.worker();
        String yaml = Door.aStudy("first");
        Door.submit(yaml);
        StudyView first = Door.awaitState("first", StudyState.COMPLETED);

        // when
        Door.submit(yaml.replace("id: first", "id: second"));
        StudyView second = Door.awaitState("second", StudyState.COMPLETED);

        // then
        assertThat(second.arms()).isEqualTo(first.arms());
        assertThat(second.jobs()).extracting(JobView::reused).containsOnly(true);
        assertThat(servers.worker().requests("second")).isEmpty();
    }

    @Test
    void theSameStudyAgainChangesNothingAndAnotherUnderItsIdIsRefused() {
        // given
        servers.worker().script("twice", job -> Fate.HOLD);
        String yaml = Door.aStudy("twice");
        Door.submit(yaml);

        // when
        Response again = Door.submit(yaml);
        Response other = Door.submit(yaml.replace("test: 8", "test: 16"));

        // then
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.contentType()).isEqualTo("application/problem+json");
        assertThat(Door.view("twice").study().sizes().test()).isEqualTo(8);
    }

    @Test
    void aJobThatFailsForGoodFailsWhatNeedsItAndNothingElse() {
        // given
        servers.worker().script("fails", job -> job.title().startsWith("fine-tune weak") ? Fate.FAIL : Fate.FINISH);

        // when
        Door.submit(Door.aStudy("fails"));
        StudyView study = Door.awaitState("fails", StudyState.FAILED);

        // then
        JobView student = Door.job(study, "fine-tune student, seed 0");
        assertThat(student.state()).isEqualTo(JobState.FAILED);
        assertThat(student.failureCategory()).isEqualTo(FailureCategory.NUMERICAL);
        assertThat(student.failure()).isEqualTo("needs fine-tune weak, seed 0, which failed: " + FakeWorker.FAILURE);
        ArmView arm = study.arms().get(0);
        assertThat(arm.failure()).isEqualTo("fine-tune weak, seed 0 failed: " + FakeWorker.FAILURE);
        assertThat(arm.student()).isNull();
        assertThat(arm.pgr()).isNull();
        assertThat(arm.ceiling()).isEqualTo(new Score(1.0, 1.0, 8));
    }

    @Test
    void anotherStudyGivesAFailedJobAnotherChance() {
        // given
        String yaml = Door.aStudy("unlucky");
        servers.worker().script("unlucky", job -> job.title().startsWith("prepare") ? Fate.FAIL : Fate.FINISH);
        Door.submit(yaml);
        Door.awaitState("unlucky", StudyState.FAILED);

        // when
        Door.submit(yaml.replace("unlucky", "lucky"));
        StudyView study = Door.awaitState("lucky", StudyState.COMPLETED);

        // then
        assertThat(Door.job(study, "prepare wordnet-person-artifact").attempt()).isEqualTo(2);
        assertThat(Door.job(study, "prepare wordnet-person-artifact").failure()).isNull();
    }

    @Test
    void aJobThatWaitsForItsModelShowsHowMuchHasArrived() {
        // given
        String prepare = "prepare wordnet-person-artifact";
        servers.worker().script("downloads", job -> Fate.HOLD);
        Door.submit(Door.aStudy("downloads"));
        Door.awaitJob("downloads", prepare, JobState.RUNNING);
        JobRequested held = servers.worker().requests("downloads").get(0);
        Download half = new Download("acme/tiny", 5_000_000_000L, 10_000_000_000L);

        // when
        servers.worker().downloads(held, half);

        // then
        Door.awaitView("downloads", view -> half.equals(Door.job(view, prepare).download()));

        // when: it has begun
        servers.worker().progress(held);

        // then
        StudyView study =
                Door.awaitView("downloads", view -> Door.job(view, prepare).step() != null);
        assertThat(Door.job(study, prepare).download()).isNull();
    }

    @Test
    void cancellingStopsItsJobsAndTellsTheirWorkers() {
        // given
        servers.worker().script("cancelled", job -> Fate.HOLD);
        Door.submit(Door.aStudy("cancelled"));
        StudyView running = Door.awaitJob("cancelled", "prepare wordnet-person-artifact", JobState.RUNNING);
        JobRequested held = servers.worker().requests("cancelled").get(0);
        List<Event> orders = new CopyOnWriteArrayList<>();

        // when
        Response accepted = RestAssured.delete("/studies/cancelled");

        // then
        assertThat(accepted.statusCode()).isEqualTo(202);
        StudyView study = Door.view("cancelled");
        assertThat(study.summary().state()).isEqualTo(StudyState.CANCELLED);
        assertThat(study.arms()).extracting(ArmView::state).containsOnly(StudyState.CANCELLED);
        assertThat(study.jobs()).extracting(JobView::state).containsOnly(JobState.CANCELLED);
        try (TopicReader reader =
                servers.kafka().read(List.of(Topics.CONTROL), message -> orders.add(TestClient.event(message)))) {
            JobCancellationRequested order =
                    new JobCancellationRequested(running.jobs().get(0).key());
            await().untilAsserted(() -> assertThat(orders).contains(order));

            // when: a worker that has missed it reports
            servers.worker().progress(held);

            // then
            await().untilAsserted(
                            () -> assertThat(orders).filteredOn(order::equals).hasSize(2));
        }
    }

    @Test
    void cancellingLeavesWhatAnotherStudyNeeds() {
        // given
        String yaml = Door.aStudy("leaving");
        servers.worker().script("leaving", job -> Fate.HOLD);
        Door.submit(yaml);
        Door.submit(yaml.replace("leaving", "staying").replace("seeds: [0]", "seeds: [0, 1]"));
        Door.awaitJob("staying", "prepare wordnet-person-artifact", JobState.RUNNING);

        // when
        RestAssured.delete("/studies/leaving");
        servers.worker().work(servers.worker().requests("leaving").get(0), Fate.FINISH);

        // then
        StudyView study = Door.awaitState("staying", StudyState.COMPLETED);
        assertThat(study.arms()).hasSize(2);
    }
}
