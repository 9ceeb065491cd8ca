package dev.w2s.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks eval-service's REST as far as it was told answers; anything else is a 404 problem. */
public final class FakeEvalService implements AutoCloseable {
    private record Answer(int status, String type, byte[] body) {}

    /** A request that arrived. */
    public record Received(String method, String path, String mediaType, String body) {}

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer http;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Queue<Connection>> streams = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** How one connection to an event stream goes: what is sent, then whether it stays open, ends well or breaks. */
    private record Connection(String text, Runnable then, boolean breaks) {}

    public FakeEvalService() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::handle);
        http.setExecutor(threads);
        http.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    public List<Received> received() {
        return received;
    }

    public FakeEvalService answers(String methodAndPath, int status, String type, String body) {
        answers.put(methodAndPath, new Answer(status, type, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public FakeEvalService answers(String methodAndPath, int status, Object body) {
        return answers(methodAndPath, status, "application/json", json(body));
    }

    /** The next connection to a study's events gets these, and then the regular end of the stream. */
    public FakeEvalService streams(String studyId, String... events) {
        return connection(studyId, new Connection(String.join("", events), () -> {}, false));
    }

    /** The next connection gets these, and then breaks in the middle of a chunk. */
    public FakeEvalService breaksAfter(String studyId, String... events) {
        return connection(studyId, new Connection(String.join("", events), () -> {}, true));
    }

    /** The next connection gets these, and nothing more. */
    public FakeEvalService staysOpenAfter(String studyId, String... events) {
        CountDownLatch never = new CountDownLatch(1);
        return connection(studyId, new Connection(String.join("", events), () -> await(never), true));
    }

    /** The next connection gets these, and then this whole process dies as by {@code kill -9}. */
    FakeEvalService killsItsProcessAfter(String studyId, String... events) {
        return connection(studyId, new Connection(String.join("", events), FakeEvalService::killThisProcess, true));
    }

    private static void killThisProcess() {
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FakeEvalService connection(String studyId, Connection connection) {
        streams.computeIfAbsent("/studies/" + studyId + "/events", path -> new ConcurrentLinkedQueue<>())
                .add(connection);
        return this;
    }

    public static String event(String type, Object data) {
        return "event: " + type + "\ndata: " + json(data) + "\n\n";
    }

    private static String json(Object body) {
        try {
            return StudyJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String mediaType = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(exchange.getRequestMethod(), path, mediaType, body));
        Queue<Connection> connections = streams.get(path);
        Connection connection = connections == null ? null : connections.poll();
        if (connection != null) {
            stream(exchange, connection);
            return;
        }
        Answer answer = answers.getOrDefault(
                exchange.getRequestMethod() + " " + path,
                new Answer(
                        404,
                        "application/problem+json",
                        "{\"title\":\"Not found\",\"status\":404,\"detail\":\"there is no such study\"}"
                                .getBytes(StandardCharsets.UTF_8)));
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private static void stream(HttpExchange exchange, Connection connection) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write(connection.text().getBytes(StandardCharsets.UTF_8));
        out.flush();
        connection.then().run();
        if (connection.breaks()) {
            throw new IOException("the connection breaks here, as the test asked");
        }
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
