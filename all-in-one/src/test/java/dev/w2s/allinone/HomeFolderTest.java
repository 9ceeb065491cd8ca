package dev.w2s.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HomeFolderTest {
    @TempDir
    private Path folder;

    /** Another process: takes the folder given, says so, and keeps it. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            HomeFolder.take(Path.of(arguments[0]));
            System.out.println("taken");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private Process owner() throws IOException {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = owner.inputReader();
        assertThat(out.readLine()).isEqualTo("taken");
        return owner;
    }

    @Test
    void aSecondProcessIsToldWhoOwnsTheFolder() throws Exception {
        Process owner = owner();
        try {
            assertThatThrownBy(() -> HomeFolder.take(folder))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("already runs from " + folder + " (process " + owner.pid() + ")");
        } finally {
            owner.destroyForcibly().waitFor();
        }
    }

    @Test
    void aKilledOwnersFolderIsFree() throws Exception {
        owner().destroyForcibly().waitFor();

        HomeFolder.take(folder).close();
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> HomeFolder.take(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("W2S_HOME");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() {
        Path impossible = Path.of("/proc/w2s");

        assertThatThrownBy(() -> HomeFolder.take(impossible))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("/proc/w2s cannot be written");
    }
}
