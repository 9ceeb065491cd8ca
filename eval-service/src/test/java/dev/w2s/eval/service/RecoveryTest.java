package dev.w2s.eval.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.w2s.eval.service.FakeWorker.Fate;
import dev.w2s.study.StudyState;
import dev.w2s.study.event.Event;
import dev.w2s.study.event.JobCancellationRequested;
import dev.w2s.study.event.JobFailed;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.event.StudyCompleted;
import dev.w2s.study.event.Topics;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.JobState;
import dev.w2s.study.view.JobView;
import dev.w2s.study.view.StudyView;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Puts the database into the states that a kill leaves behind. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RecoveryTest {
    private static final String PREPARE = "prepare wordnet-person-artifact";

    Servers servers;

    @Inject
    EntityManager entities;

    @Test
    void aJobThatWasCommittedAndNotSentIsSent() {
        // given
        servers.worker().script("unsent", job -> Fate.IGNORE);
        Door.submit(Door.aStudy("unsent"));
        await().until(() -> !servers.worker().requests("unsent").isEmpty());

        // when: as if killed between commit and acknowledgement
        sql("update eval_job set sent = false where study_id = 'unsent' and state = 'RELEASED'");

        // then
        await().untilAsserted(() -> assertThat(servers.worker().requests("unsent"))
                .extracting(JobRequested::title, JobRequested::attempt)
                .containsExactly(tuple(PREPARE, 1), tuple(PREPARE, 1)));
    }

    @Test
    void aJobThatNobodyHasStartedForLongIsSentAgain() {
        // given
        AtomicInteger seen = new AtomicInteger();
        servers.worker().script("unstarted", job -> seen.getAndIncrement() == 0 ? Fate.IGNORE : Fate.FINISH);
        Door.submit(Door.aStudy("unstarted"));
        await().until(() -> sql("select 1 from eval_job where study_id = 'unstarted' and sent") == 1);

        // when
        sql("update eval_job set sent_at = now() - interval '2 hours' where study_id = 'unstarted' and sent");

        // then
        Door.awaitState("unstarted", StudyState.COMPLETED);
    }

    @Test
    void anArtifactWhosePublisherDiedBeforeItsReportIsFound() {
        // given
        servers.worker().script("silent", job -> Fate.FINISH_SILENTLY);

        // when
        Door.submit(Door.aStudy("silent"));
        StudyView study = Door.awaitState("silent", StudyState.COMPLETED);

        // then
        assertThat(study.jobs()).extracting(JobView::reused).containsOnly(false);
        assertThat(study.jobs()).extracting(JobView::cpuSeconds).containsOnly(3.0);
    }

    @Test
    void anArtifactThatHasVanishedIsMadeAgain() throws Exception {
        // given
        servers.worker();
        String yaml = Door.aStudy("before");
        Door.submit(yaml);
        StudyView before = Door.awaitState("before", StudyState.COMPLETED);
        delete(servers.store().resolve("checkpoint"));

        // when
        Door.submit(yaml.replace("before", "after"));
        StudyView after = Door.awaitState("after", StudyState.COMPLETED);

        // then
        assertThat(after.jobs()).filteredOn(JobView::reused).hasSize(4);
        assertThat(after.jobs())
                .filteredOn(job -> job.title().startsWith("fine-tune"))
                .extracting(JobView::attempt)
                .containsOnly(2);
        assertThat(Door.view("before").arms()).isEqualTo(before.arms());
    }

    @Test
    void aJobThatAWorkerStoppedForAnOldCancellationIsReleasedAgain() {
        // given
        servers.worker().script("stopped", job -> job.attempt() == 1 ? Fate.HOLD : Fate.FINISH);
        Door.submit(Door.aStudy("stopped"));
        Door.awaitJob("stopped", PREPARE, JobState.RUNNING);
        JobRequested first = servers.worker().requests("stopped").get(0);

        // when
        servers.kafka().send(Topics.JOB_EVENTS, failed(first, FailureCategory.CANCELLED, false));

        // then
        StudyView study = Door.awaitJob("stopped", PREPARE, JobState.FINISHED);
        assertThat(Door.job(study, PREPARE).attempt()).isEqualTo(2);
    }

    @Test
    void aFailureThatTheQueueRetriesIsNoEnd() {
        // given
        servers.worker().script("retried", job -> Fate.HOLD);
        Door.submit(Door.aStudy("retried"));
        Door.awaitJob("retried", PREPARE, JobState.RUNNING);
        JobRequested request = servers.worker().requests("retried").get(0);

        // when
        servers.kafka().send(Topics.JOB_EVENTS, failed(request, FailureCategory.OUT_OF_MEMORY, true));

        // then
        Door.awaitJob("retried", PREPARE, JobState.RELEASED);
        servers.worker().script("retried", job -> Fate.FINISH);
        servers.worker().work(request, Fate.FINISH);
        Door.awaitState("retried", StudyState.COMPLETED);
    }

    @Test
    void anEndThatWasNotAnnouncedIsAnnouncedAgain() {
        // given
        servers.worker();
        Door.submit(Door.aStudy("unannounced"));
        Door.awaitState("unannounced", StudyState.COMPLETED);
        await().until(() -> sql("select 1 from eval_study where id = 'unannounced' and announced") == 1);

        // when
        sql("update eval_study set announced = false where id = 'unannounced'");

        // then
        AtomicInteger announcements = new AtomicInteger();
        try (TopicReader reader = servers.kafka().read(List.of(Topics.RESULTS), message -> {
            if (TestClient.event(message) instanceof StudyCompleted completed
                    && completed.id().equals("unannounced")) {
                announcements.incrementAndGet();
            }
        })) {
            await().untilAtomic(announcements, equalTo(2));
        }
    }

    @Test
    void anOrderToCancelThatWasNotSentIsSent() {
        // given
        servers.worker().script("uncalled", job -> Fate.HOLD);
        Door.submit(Door.aStudy("uncalled"));
        JobView held = Door.job(Door.awaitJob("uncalled", PREPARE, JobState.RUNNING), PREPARE);
        JobCancellationRequested order = new JobCancellationRequested(held.key());
        List<Event> orders = new CopyOnWriteArrayList<>();
        try (TopicReader reader =
                servers.kafka().read(List.of(Topics.CONTROL), message -> orders.add(TestClient.event(message)))) {
            RestAssured.delete("/studies/uncalled");
            await().until(() -> orders.contains(order));
            await().until(() -> sql("select 1 from eval_job where study_id = 'uncalled' and sent") == 0);

            // when: as if killed between the commit of the cancellation and the broker's acknowledgement
            sql("update eval_job set sent = true where key = '" + held.key().hex() + "'");

            // then
            await().untilAsserted(
                            () -> assertThat(orders).filteredOn(order::equals).hasSize(2));
        }
        await().until(() -> sql("select 1 from eval_job where study_id = 'uncalled' and sent") == 0);
    }

    @Test
    void aCancelledJobThatAnotherStudyNeedsAgainIsNotCalledOff() {
        // given
        servers.worker().script("regretted", job -> Fate.IGNORE);
        servers.worker().script("renewed", job -> Fate.IGNORE);
        String yaml = Door.aStudy("regretted");
        Door.submit(yaml);
        await().until(() -> !servers.worker().requests("regretted").isEmpty());
        RestAssured.delete("/studies/regretted");
        await().until(() -> sql("select 1 from eval_job where study_id = 'regretted' and sent") == 0);

        // when
        Door.submit(yaml.replace("regretted", "renewed"));
        await().until(() -> !servers.worker().requests("renewed").isEmpty());

        // then
        assertThat(servers.worker().requests("renewed").get(0).attempt()).isEqualTo(2);
        await().until(() ->
                sql("select 1 from eval_job where study_id = 'renewed' and sent and state = 'RELEASED'") == 1);
    }

    @Test
    void aRecipeThatThisVersionCannotReadFailsItsStudyAndNoOther() {
        // given
        servers.worker().script("unreadable", job -> Fate.IGNORE);
        Door.submit(Door.aStudy("unreadable"));
        await().until(() -> sql("select 1 from eval_job where study_id = 'unreadable' and sent") == 1);

        // when
        sql("update eval_job set recipe = '{}', sent = false where study_id = 'unreadable' and state = 'RELEASED'");
        Door.submit(Door.aStudy("readable"));

        // then
        Door.awaitState("readable", StudyState.COMPLETED);
        StudyView failed = Door.awaitState("unreadable", StudyState.FAILED);
        assertThat(failed.arms().get(0).failure()).contains("cannot be read by this version");
    }

    @Test
    void aDamagedLabelSetFailsItsArmInWordsAndIsScoredOnceItIsRepaired() throws Exception {
        // given
        servers.worker()
                .script("damaged", job -> job.title().equals("predict with ceiling, seed 0") ? Fate.HOLD : Fate.FINISH);
        String yaml = Door.aStudy("damaged");
        Door.submit(yaml);
        Door.awaitJob("damaged", "predict with ceiling, seed 0", JobState.RUNNING);
        JobRequested held = servers.worker().requests("damaged").stream()
                .filter(job -> job.title().startsWith("predict with ceiling"))
                .findFirst()
                .orElseThrow();

        // when
        servers.worker().publishDamaged(held);
        StudyView failed = Door.awaitState("damaged", StudyState.FAILED);
        delete(servers.store().resolve(held.recipe().artifact().toString()));
        Door.submit(yaml.replace("damaged", "repaired"));

        // then
        assertThat(failed.arms().get(0).failure()).startsWith("scoring the ceiling-predictions failed: ");
        Door.awaitState("repaired", StudyState.COMPLETED);
    }

    private static JobFailed failed(JobRequested job, FailureCategory category, boolean willRetry) {
        return new JobFailed(
                job.key(),
                job.studyId(),
                job.attempt(),
                "worker",
                Instant.now(),
                category,
                "in words",
                "at ...",
                1,
                willRetry);
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The number of rows that were found or changed. */
    private int sql(String statement) {
        return QuarkusTransaction.requiringNew()
                .call(() -> statement.startsWith("select")
                        ? entities.createNativeQuery(statement).getResultList().size()
                        : entities.createNativeQuery(statement).executeUpdate());
    }
}
