package dev.w2s.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a process that is told to end while a study runs. */
@Timeout(120)
class InterruptedDemoTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void setUp() throws IOException {
        project = folder.resolve("project");
        FakeAllInOne.install(project);
    }

    @AfterEach
    void tearDown() throws IOException {
        allInOne().ifPresent(ProcessHandle::destroyForcibly);
    }

    private Optional<ProcessHandle> allInOne() throws IOException {
        Path pid = folder.resolve("fake.pid");
        return Files.exists(pid)
                ? ProcessHandle.of(Long.parseLong(Files.readString(pid))).filter(ProcessHandle::isAlive)
                : Optional.empty();
    }

    private Process start(String... arguments) throws IOException {
        // A build that runs in the background ignores these signals, and its children would inherit that.
        ProcessBuilder builder = new ProcessBuilder(
                        "env",
                        "--default-signal=INT,HUP,TERM",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dw2s.project=" + project,
                        "dev.w2s.cli.W2s")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("W2S_HOME", folder.toString());
        builder.environment().put("W2S_JAVA_OPTS", "-Dpart=never-ends");
        return builder.start();
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out"));
    }

    private void awaitOutput(String text) {
        await().atMost(PATIENCE).until(() -> out().contains(text));
    }

    private static void signal(String name, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void nothingIsLeftRunning(String signal) throws Exception {
        Process demo = start("demo");
        awaitOutput("Study demo-new");

        signal(signal, demo);
        demo.waitFor();

        assertThat(allInOne()).isEmpty();
        assertThat(out()).contains("Stopped. What was finished is kept; the next start resumes the rest.");
        assertThat(demo.exitValue()).isGreaterThan(128);
    }

    @Test
    void upInTheForegroundStopsToo() throws Exception {
        Process up = start("up", "--foreground");
        awaitOutput("Stop it with Ctrl-C");

        signal("INT", up);
        up.waitFor();

        assertThat(allInOne()).isEmpty();
    }

    @Test
    void whatUpStartedOutlivesItAndIsStoppedByDown() throws Exception {
        Process up = start("up");
        up.waitFor();
        assertThat(allInOne()).isPresent();

        Process down = start("down");

        assertThat(down.waitFor()).isZero();
        assertThat(allInOne()).isEmpty();
    }

    @Test
    void watchingEndsAndTheStudyGoesOn() throws Exception {
        start("up").waitFor();
        Process watch = start("watch", "demo-new");
        awaitOutput("running   student, seed 1");

        signal("INT", watch);
        watch.waitFor();

        assertThat(out()).contains("The study goes on. Watch it again with './w2s watch demo-new'");
        assertThat(allInOne()).isPresent();
    }
}
