package dev.w2s.cli.server;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.failure.ExitCode;
import dev.w2s.study.catalogue.BundledModel;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.study.view.PlanView;
import dev.w2s.study.view.StudySummary;
import dev.w2s.study.view.StudyView;
import dev.w2s.study.view.TaskWarnings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * eval-service's REST interface. Every method fails with a {@link CommandFailure}: {@link ExitCode#INVALID} where the
 * service refused, {@link ExitCode#UNREACHABLE} where it did not answer or could not.
 */
public final class EvalService {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    /** Planning hashes the files of model folders and asks the Hugging Face hub. */
    private static final Duration PLAN_TIMEOUT = Duration.ofMinutes(5);

    private final ServerAddress address;
    private final HttpClient http;

    public EvalService(ServerAddress address) {
        this.address = address;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    public URI url() {
        return address.url();
    }

    /**
     * Hands in a study; one whose id is known changes nothing.
     *
     * @param mediaType {@code application/yaml} or {@code application/json}
     */
    public StudyView submit(byte[] document, String mediaType) {
        HttpRequest request = request("/studies")
                .header("Content-Type", mediaType)
                .timeout(PLAN_TIMEOUT)
                .POST(BodyPublishers.ofByteArray(document))
                .build();
        return parsed(sent(request), new TypeReference<>() {});
    }

    /**
     * Returns what the study would do; nothing is stored.
     *
     * @param mediaType as for {@link #submit}
     */
    public PlanView plan(byte[] document, String mediaType) {
        HttpRequest request = request("/plans")
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofByteArray(document))
                .build();
        return parsed(sent(request), new TypeReference<>() {});
    }

    public List<StudySummary> studies() {
        return parsed(get("/studies"), new TypeReference<>() {});
    }

    public StudyView study(String id) {
        return parsed(get(study(id, "")), new TypeReference<>() {});
    }

    public void cancel(String id) {
        sent(request(study(id, "")).DELETE().build());
    }

    /** Returns the study's {@code results.json}. */
    public byte[] results(String id) {
        return get(study(id, "/results"));
    }

    /**
     * Returns what the data of a study's tasks warn of: nothing if the server cannot say, since the table is of use
     * without.
     */
    public TaskWarnings warnings(String id) {
        try {
            return parsed(results(id), new TypeReference<>() {});
        } catch (CommandFailure e) {
            return TaskWarnings.NONE;
        }
    }

    /** Returns the study's {@code report.md}. */
    public byte[] report(String id) {
        return get(study(id, "/report.md"));
    }

    public List<TaskDefinition> tasks() {
        return parsed(get("/tasks"), new TypeReference<>() {});
    }

    public List<BundledModel> models() {
        return parsed(get("/models"), new TypeReference<>() {});
    }

    /** Returns what happens to a study from now on, beginning with its present state. */
    public StudyEvents events(String id) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(study(id, "/events")))
                .header("Accept", "text/event-stream")
                .timeout(ANSWER_TIMEOUT)
                .build();
        return StudyEvents.open(http, request, address.liveness());
    }

    private static String study(String id, String rest) {
        return "/studies/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + rest;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER_TIMEOUT);
    }

    private byte[] get(String path) {
        return sent(request(path).build());
    }

    private byte[] sent(HttpRequest request) {
        HttpResponse<byte[]> response;
        try {
            response = http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw unreachable(ConnectionTrouble.inWords(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted");
        }
        int status = response.statusCode();
        if (status / 100 == 2) {
            return response.body();
        }
        Problem problem = Problem.read(status, new String(response.body(), StandardCharsets.UTF_8));
        throw status / 100 == 4
                ? new CommandFailure(ExitCode.INVALID, problem.inWords())
                : new CommandFailure(ExitCode.UNREACHABLE, address.url() + " could not answer: " + problem.inWords());
    }

    private CommandFailure unreachable(String why) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                address.liveness()
                        .whyGone()
                        .orElse("No answer from " + address.url() + ": " + why + ". " + address.remedy()));
    }

    private <T> T parsed(byte[] body, TypeReference<T> type) {
        try {
            return StudyJson.mapper().readValue(body, type);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    address.url()
                            + " gave an answer that eval-service does not give, so something else seems to run there: "
                            + e.getMessage());
        }
    }
}
