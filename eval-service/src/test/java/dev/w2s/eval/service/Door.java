package dev.w2s.eval.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.w2s.eval.plan.SomeStudies;
import dev.w2s.study.StudyState;
import dev.w2s.study.job.JobState;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.view.JobView;
import dev.w2s.study.view.StudyView;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The front door as a client uses it. */
final class Door {
    private static final AtomicInteger DATA_SEEDS = new AtomicInteger();

    private Door() {}

    /** A study that shares no job with any other. */
    static String aStudy(String id) {
        return SomeStudies.yaml(id, "wordnet-person-artifact", "0", "dataSeed: " + DATA_SEEDS.incrementAndGet());
    }

    static Response submit(String yaml) {
        return given().contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .post("/studies");
    }

    static StudyView view(String id) {
        return read(given().get("/studies/" + id), StudyView.class);
    }

    static <T> T read(Response response, Class<T> type) {
        try {
            return StudyJson.mapper().readValue(response.then().extract().asString(), type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.asString(), e);
        }
    }

    static void awaitStudy(String id) {
        await().until(() -> given().get("/studies/" + id).statusCode() == 200);
    }

    static StudyView awaitState(String id, StudyState state) {
        return awaitView(id, view -> view.summary().state() == state);
    }

    static StudyView awaitJob(String id, String title, JobState state) {
        return awaitView(id, view -> job(view, title).state() == state);
    }

    static StudyView awaitView(String id, Predicate<StudyView> condition) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> view(id), condition);
    }

    static JobView job(StudyView view, String title) {
        return view.jobs().stream()
                .filter(job -> job.title().equals(title))
                .findFirst()
                .orElseThrow();
    }
}
