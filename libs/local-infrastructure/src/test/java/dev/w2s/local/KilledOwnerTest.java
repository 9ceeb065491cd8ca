package dev.w2s.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KilledOwnerTest {
    private static final Path BINARIES = Path.of("target", "postgres").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void aRestartAfterAKillFindsEveryRecordAndRowAndStopsTheOrphan() throws Exception {
        // given
        killAfterWriting();
        Path postgres = folder.resolve("postgres");
        assertThat(TableProbe.serverProcesses(postgres))
                .as("a kill leaves PostgreSQL running")
                .isNotEmpty();
        var orphans = TableProbe.serverProcesses(postgres);

        // when
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
                EmbeddedDatabase database = EmbeddedDatabase.start(postgres, BINARIES, 0)) {

            // then
            assertThat(new TopicProbe(broker.bootstrapServers(), "letters").readAll())
                    .containsExactly("a");
            assertThat(new TableProbe(database).readAll()).containsExactly("a");
            assertThat(TableProbe.serverProcesses(postgres)).doesNotContainAnyElementsOf(orphans);
        }
    }

    private void killAfterWriting() throws IOException, InterruptedException {
        Process owner = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledOwner.class.getName(),
                        folder.toString(),
                        BINARIES.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader output = owner.inputReader()) {
            assertThat(output.lines().anyMatch(KilledOwner.READY::equals)).isTrue();
        } finally {
            owner.destroyForcibly().waitFor();
        }
    }
}
