package dev.w2s.cli.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class W2sHomeTest {
    @TempDir
    private Path folder;

    private W2sHome home;

    @BeforeEach
    void setUp() {
        home = W2sHome.of(Map.of("W2S_HOME", folder.toString()));
    }

    private void write(long pid) throws IOException {
        Files.writeString(
                folder.resolve("server.json"),
                "{\"pid\":" + pid + ",\"url\":\"http://127.0.0.1:8080\",\"version\":\"1\"}");
    }

    @Test
    void theDefaultIsAFolderInTheUsersHome() {
        assertThat(W2sHome.of(Map.of()).folder()).isEqualTo(Path.of(System.getProperty("user.home"), ".w2s"));
    }

    @Test
    void anEmptyVariableMeansTheDefault() {
        assertThat(W2sHome.of(Map.of("W2S_HOME", ""))).isEqualTo(W2sHome.of(Map.of()));
    }

    @Test
    void aLivingProcessIsAServer() throws IOException {
        write(ProcessHandle.current().pid());

        assertThat(home.runningServer())
                .map(RunningServer::pid)
                .contains(ProcessHandle.current().pid());
    }

    @Test
    void aDeadProcessIsNone() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        write(dead.pid());

        assertThat(home.runningServer()).isEmpty();
    }

    @Test
    void aProcessThatStartedAfterTheFileWasWrittenIsAnotherOneOfItsNumber() throws IOException {
        write(ProcessHandle.current().pid());
        Files.setLastModifiedTime(folder.resolve("server.json"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        assertThat(home.runningServer()).isEmpty();
    }

    @Test
    void garbageIsNone() throws IOException {
        Files.writeString(folder.resolve("server.json"), "{\"pid\":");

        assertThat(home.runningServer()).isEmpty();
    }
}
