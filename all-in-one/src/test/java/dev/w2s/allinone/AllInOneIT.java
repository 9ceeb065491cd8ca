package dev.w2s.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class AllInOneIT {
    private static final String STUDY = """
            name: small
            tasks: [wordnet-person-artifact]
            sizes: {train: 128, val: 32, test: 64}
            weak:
              model: all-minilm-l6-v2
              layers: 1
              training: {adaptation: {kind: full, freezeEmbeddings: true}, epochs: 1, learningRate: 3.0e-4}
            strong:
              model: bge-small-en-v1.5
              training: {epochs: 6, learningRate: 2.0e-3}
            """;

    @TempDir
    private Path folder;

    private RunningAllInOne running;

    private RunningAllInOne start(String... properties) throws IOException {
        running = new RunningAllInOne(folder.resolve("w2s home"), properties);
        return running;
    }

    @AfterEach
    void tearDown() throws Exception {
        running.kill();
        running.databases().forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean isCompleted(JsonNode study) {
        String state = study.at("/summary/state").asText();
        assertThat(state).as(study.toPrettyString()).isNotIn("failed", "cancelled");
        return state.equals("completed");
    }

    private static boolean isTrainingTheCeiling(JsonNode study) {
        return jobs(study).stream()
                .anyMatch(job -> job.get("title").asText().contains("ceiling")
                        && job.get("kind").asText().equals("fine-tune")
                        && job.get("state").asText().equals("running"));
    }

    private static List<JsonNode> jobs(JsonNode study) {
        return StreamSupport.stream(study.get("jobs").spliterator(), false).toList();
    }

    @Test
    void aStudyKilledInTheMiddleIsFinishedByTheNextStartAndThenReused() throws Exception {
        // given
        String[] shortLocks = {"-Dw2s.train.lock-duration=PT15S", "-Dw2s.label.lock-duration=PT15S"};
        start(shortLocks).awaitReady().submit("id: first\n" + STUDY);
        running.await("first", AllInOneIT::isTrainingTheCeiling);

        // when
        running.kill();
        JsonNode first = start(shortLocks).awaitReady().await("first", AllInOneIT::isCompleted);
        running.submit("id: second\n" + STUDY);
        JsonNode second = running.await("second", AllInOneIT::isCompleted);

        // then
        assertThat(first.at("/arms/0/student/auc").asDouble()).isBetween(0.5, 1.0);
        assertThat(jobs(second)).hasSize(7).allMatch(job -> job.get("reused").asBoolean());
        for (String role : List.of("weak", "student", "ceiling")) {
            assertThat(second.at("/arms/0/" + role)).isEqualTo(first.at("/arms/0/" + role));
        }
    }

    @Test
    void toldToStopItLeavesNothingRunning() throws Exception {
        start().awaitReady();
        assertThat(running.databases()).isNotEmpty();

        running.stop();

        assertThat(running.databases()).isEmpty();
        assertThat(running.serverFile()).doesNotExist();
    }

    @Test
    void itEndsWithItsParent() throws Exception {
        Process parent = new ProcessBuilder("sleep", "600").start();
        start("-Dw2s.all-in-one.parent=" + parent.pid()).awaitReady();

        parent.destroyForcibly();

        await().atMost(Duration.ofMinutes(1)).until(() -> !running.process().isAlive());
        assertThat(running.databases()).isEmpty();
    }

    @Test
    void aSecondStartSaysWhoRuns() throws Exception {
        Files.createDirectories(folder.resolve("w2s home"));
        try (HomeFolder owner = HomeFolder.take(folder.resolve("w2s home"))) {
            assertThat(start().process().waitFor()).isEqualTo(3);
        }

        assertThat(running.console())
                .contains(
                        "already runs from",
                        "(process " + ProcessHandle.current().pid() + ")")
                .doesNotContain("Exception");
    }

    @Test
    void aPortThatIsTakenIsSaidInWords() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start("-Dw2s.all-in-one.port=" + taken.getLocalPort());

            assertThat(running.process().waitFor()).isEqualTo(3);
            assertThat(running.console().lines())
                    .singleElement()
                    .asString()
                    .startsWith("port " + taken.getLocalPort() + " cannot be used");
        }
    }
}
