package dev.w2s.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EmbeddedDatabaseTest {
    private static final Path BINARIES = Path.of("target", "postgres").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void keepsRowsAndPortAcrossARestart() throws Exception {
        // given
        String firstUrl;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, BINARIES, 0)) {
            firstUrl = database.jdbcUrl();
            new TableProbe(database).write("a");
        }

        // when
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, BINARIES, 0)) {

            // then
            assertThat(database.jdbcUrl()).isEqualTo(firstUrl);
            assertThat(new TableProbe(database).readAll()).containsExactly("a");
        }
    }

    @Test
    void leavesNoProcessBehind() throws Exception {
        // when
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, BINARIES, 0)) {
            assertThat(TableProbe.serverProcesses(folder)).isNotEmpty();
            new TableProbe(database).write("a");
        }

        // then
        assertThat(TableProbe.serverProcesses(folder)).isEmpty();
    }

    @Test
    void makesCommitsDurable() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, BINARIES, 0)) {
            TableProbe probe = new TableProbe(database);
            assertThat(probe.setting("fsync")).isEqualTo("on");
            assertThat(probe.setting("synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void aPidFileThatNamesAnotherLivingProcessIsIgnored() throws Exception {
        // given
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, BINARIES, 0)) {
            new TableProbe(database).write("a");
        }
        long somebodyElse = ProcessHandle.current().pid();
        Files.writeString(folder.resolve("data/postmaster.pid"), somebodyElse + "\n" + folder + "\n0\n5432\n");

        // when
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, BINARIES, 0)) {

            // then
            assertThat(new TableProbe(database).readAll()).containsExactly("a");
        }
    }

    @Test
    void aHalfInitialisedFolderIsSetAside() throws Exception {
        // given
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/PG_VERSION"), "17\n");

        // when
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, BINARIES, 0)) {

            // then
            new TableProbe(database).write("a");
            assertThat(folder).isDirectoryContaining("glob:**/data-unfinished-*");
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder, BINARIES, taken.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void aSecondServerInTheSameFolderIsRefusedByName() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, BINARIES, 0)) {
            assertThat(database.username()).isEqualTo("postgres");
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder, BINARIES, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
    }
}
