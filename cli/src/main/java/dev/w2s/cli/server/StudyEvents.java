package dev.w2s.cli.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.w2s.cli.failure.ExitCode;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.view.JobView;
import dev.w2s.study.view.StudySummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A study's server-sent events, read by a thread of its own. A broken or silent connection is made again; each new one
 * starts with a snapshot, so nothing is missed.
 */
public final class StudyEvents implements AutoCloseable {
    /** A connection on which nothing is heard for so long is taken for dead, and a new one is made. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final HttpRequest request;
    private final Patience patience;
    private final BlockingQueue<Update> updates = new LinkedBlockingQueue<>();
    private volatile @Nullable InputStream connection;
    private volatile long lastHeard = System.nanoTime();
    private volatile boolean closed;

    private StudyEvents(HttpClient http, HttpRequest request, Patience patience) {
        this.http = http;
        this.request = request;
        this.patience = patience;
    }

    static StudyEvents open(HttpClient http, HttpRequest request, ServerAddress.Liveness liveness) {
        StudyEvents events = new StudyEvents(http, request, new Patience(liveness));
        Thread reader = new Thread(events::read, "study-events");
        reader.setDaemon(true);
        reader.start();
        return events;
    }

    /** Returns the next update, or empty if none comes within {@code wait}. */
    public Optional<Update> next(Duration wait) throws InterruptedException {
        Update update = updates.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (update == null && System.nanoTime() - lastHeard > SILENCE.toNanos()) {
            lastHeard = System.nanoTime();
            disconnect();
        }
        return Optional.ofNullable(update);
    }

    private void read() {
        while (!closed) {
            String trouble;
            try {
                HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
                if (response.statusCode() / 100 == 4) {
                    updates.add(new Update.Lost(ExitCode.INVALID, refusal(response)));
                    return;
                }
                if (response.statusCode() == 200 && toldToTheEnd(response.body())) {
                    updates.add(new Update.Ended());
                    return;
                }
                trouble = response.statusCode() == 200
                        ? "the server ended the stream"
                        : "the server answers with HTTP status " + response.statusCode();
            } catch (IOException e) {
                trouble = ConnectionTrouble.inWords(e);
            } catch (InterruptedException e) {
                return;
            }
            if (!closed && !waitedToTryAgain(trouble)) {
                return;
            }
        }
    }

    private static String refusal(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            return Problem.read(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .inWords();
        }
    }

    /** Reads one connection until it ends, and returns whether the study had ended by then. */
    private boolean toldToTheEnd(InputStream body) throws IOException {
        boolean ended = false;
        ServerEvent.Assembler assembler = new ServerEvent.Assembler();
        connection = body;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                lastHeard = System.nanoTime();
                patience.reset();
                Update update = assembler.accept(line).map(StudyEvents::decoded).orElse(null);
                if (update != null) {
                    ended |= update instanceof Update.Study study
                            && study.summary().state().isEnded();
                    updates.add(update);
                }
            }
        } catch (IOException e) {
            if (!ended) {
                throw e;
            }
        }
        return ended;
    }

    private static @Nullable Update decoded(ServerEvent event) {
        try {
            return switch (event.type()) {
                case "job" -> new Update.Job(StudyJson.mapper().readValue(event.data(), JobView.class));
                case "study" -> new Update.Study(StudyJson.mapper().readValue(event.data(), StudySummary.class));
                default -> null;
            };
        } catch (JsonProcessingException fromANewerServer) {
            return null;
        }
    }

    private boolean waitedToTryAgain(String trouble) {
        Optional<String> hopeless = patience.exhausted(trouble);
        if (hopeless.isPresent()) {
            updates.add(new Update.Lost(ExitCode.UNREACHABLE, hopeless.get()));
            return false;
        }
        updates.add(new Update.Disconnected(trouble));
        try {
            Thread.sleep(patience.nextPause().toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void disconnect() {
        InputStream open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyBroken) {
                // The reader finds out by itself.
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        disconnect();
    }
}
