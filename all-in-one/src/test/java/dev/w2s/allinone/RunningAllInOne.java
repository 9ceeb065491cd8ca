package dev.w2s.allinone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The packaged all-in-one as a process, and its front door. */
final class RunningAllInOne {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningAllInOne(Path home, String... properties) throws IOException {
        this.home = home;
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        command.addAll(List.of(properties));
        command.addAll(List.of("-jar", System.getProperty("all-in-one")));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(home + ".console")));
        builder.environment().put("W2S_HOME", home.toString());
        process = builder.start();
    }

    Process process() {
        return process;
    }

    String console() throws IOException {
        return Files.readString(Path.of(home + ".console"));
    }

    Path serverFile() {
        return home.resolve("server.json");
    }

    RunningAllInOne awaitReady() {
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast("it ended", () -> !process.isAlive())
                .until(this::isReady);
        return this;
    }

    /** The file of a killed predecessor doesn't count. */
    private boolean isReady() throws IOException {
        return Files.exists(serverFile())
                && JSON.readTree(serverFile().toFile()).get("pid").asLong() == process.pid();
    }

    private URI address(String path) throws IOException {
        return URI.create(JSON.readTree(serverFile().toFile()).get("url").asText() + path);
    }

    JsonNode get(String path) throws Exception {
        return JSON.readTree(http.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString())
                .body());
    }

    void submit(String yaml) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address("/studies"))
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(yaml))
                .build();
        int status = http.send(request, BodyHandlers.ofString()).statusCode();
        if (status != 201) {
            throw new IllegalStateException("HTTP status " + status);
        }
    }

    /** The study, once it is as wanted. */
    JsonNode await(String id, Predicate<JsonNode> wanted) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get("/studies/" + id), wanted);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, as Ctrl-C and {@code kill} do. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** PostgreSQL's processes that work in this home. */
    List<ProcessHandle> databases() {
        return ProcessHandle.allProcesses()
                .filter(it -> it.info().command().orElse("").endsWith("/postgres"))
                .filter(it -> worksBelowHome(it.pid()))
                .toList();
    }

    private boolean worksBelowHome(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).startsWith(home.toRealPath());
        } catch (IOException ended) {
            return false;
        }
    }
}
