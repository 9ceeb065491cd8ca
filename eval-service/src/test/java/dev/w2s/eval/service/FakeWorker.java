package dev.w2s.eval.service;

import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.artifact.FolderContent;
import dev.w2s.artifact.Provenance;
import dev.w2s.study.data.Split;
import dev.w2s.study.event.Event;
import dev.w2s.study.event.JobFailed;
import dev.w2s.study.event.JobFinished;
import dev.w2s.study.event.JobProgressed;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.event.JobStarted;
import dev.w2s.study.event.Topics;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import dev.w2s.study.job.Service;
import dev.w2s.study.probe.ProbeMeasurement;
import dev.w2s.study.recipe.FitProbe;
import dev.w2s.study.recipe.Recipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Does every job in no time with made-up artifacts, unless a study's script says otherwise. */
final class FakeWorker implements AutoCloseable {
    /** What becomes of a job. */
    enum Fate {
        FINISH,
        /** Its artifact is published, and nobody hears of it. */
        FINISH_SILENTLY,
        /** Started, and then nothing. */
        HOLD,
        /** Fails for good. */
        FAIL,
        /** Not even started. */
        IGNORE
    }

    static final String FAILURE = "loss is NaN at step 3; lower the learning rate";
    private static final String NAME = "fake-worker";

    private final ArtifactStore store;
    private final TestClient kafka;
    private final TopicReader jobs;
    private final Map<String, Function<JobRequested, Fate>> scripts = new ConcurrentHashMap<>();
    private final List<JobRequested> requests = new CopyOnWriteArrayList<>();

    FakeWorker(Path store, TestClient kafka) {
        this.store = FolderArtifactStore.open(store);
        this.kafka = kafka;
        this.jobs = kafka.read(
                Arrays.stream(Service.values()).map(Service::jobsTopic).toList(), this::hear);
    }

    void script(String studyId, Function<JobRequested, Fate> script) {
        scripts.put(studyId, script);
    }

    List<JobRequested> requests(String studyId) {
        return requests.stream()
                .filter(request -> request.studyId().equals(studyId))
                .toList();
    }

    private void hear(ConsumerRecord<byte[], byte[]> message) {
        if (!(TestClient.event(message) instanceof JobRequested request)) {
            return;
        }
        requests.add(request);
        Function<JobRequested, Fate> script = scripts.getOrDefault(request.studyId(), job -> Fate.FINISH);
        work(request, script.apply(request));
    }

    void work(JobRequested job, Fate fate) {
        if (fate == Fate.IGNORE) {
            return;
        }
        report(new JobStarted(job.key(), job.studyId(), job.attempt(), NAME, Instant.now(), 1));
        switch (fate) {
            case FINISH -> {
                progress(job);
                publish(job);
                report(new JobFinished(
                        job.key(),
                        job.studyId(),
                        job.attempt(),
                        NAME,
                        Instant.now(),
                        job.recipe().artifact(),
                        false,
                        1.5,
                        3.0));
            }
            case FINISH_SILENTLY -> publish(job);
            case FAIL ->
                report(new JobFailed(
                        job.key(),
                        job.studyId(),
                        job.attempt(),
                        NAME,
                        Instant.now(),
                        FailureCategory.NUMERICAL,
                        FAILURE,
                        "at ...",
                        1,
                        false));
            default -> {}
        }
    }

    void progress(JobRequested job) {
        report(new JobProgressed(
                job.key(), job.studyId(), job.attempt(), NAME, Instant.now(), 5, 10, 0.5, 0.8, 1000.0, 2.0, null));
    }

    void downloads(JobRequested job, Download download) {
        report(new JobProgressed(
                job.key(), job.studyId(), job.attempt(), NAME, Instant.now(), 0, 0, null, null, null, null, download));
    }

    /** Publishes an artifact without the rows it should have, and tells nobody. */
    void publishDamaged(JobRequested job) {
        publish(job, folder -> Files.writeString(folder.resolve("test.parquet"), "no Parquet"));
    }

    private void publish(JobRequested job) {
        publish(job, new FakeArtifact(job));
    }

    private void publish(JobRequested job, FolderContent content) {
        store.publish(
                job.recipe(),
                new Provenance("fake-worker 1", "cpu", Instant.now(), measurements(job.recipe())),
                content);
    }

    private static Map<String, Double> measurements(Recipe recipe) {
        Map<String, Double> measurements = new HashMap<>(Map.of("cpuSeconds", 3.0));
        if (recipe instanceof FitProbe) {
            measurements.put(ProbeMeasurement.EXAMPLES.of(Split.STRONG_TRAIN), 4.0);
            measurements.put(ProbeMeasurement.KEPT.of(Split.STRONG_TRAIN), 3.0);
            measurements.put(ProbeMeasurement.LABEL_AGREEMENT.of(Split.STRONG_TRAIN), 0.75);
        }
        return measurements;
    }

    private void report(Event event) {
        kafka.send(Topics.JOB_EVENTS, event);
    }

    @Override
    public void close() {
        jobs.close();
    }
}
