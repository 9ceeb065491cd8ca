package dev.w2s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.cli.failure.ExitCode;
import dev.w2s.tools.Tools;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ToolCommandTest {
    @TempDir
    private Path folder;

    private Shell shell() {
        return new Shell(folder.resolve("home"), folder.resolve("project"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bench",
                "bench --help",
                "bench train --hidden 16 --json --help",
                "task check a-folder --train=8 -V",
                "export one two -- --three"
            })
    void argumentsArriveAsTheyWereGivenAndTheExitCodeComesBack(String line) throws IOException {
        // given
        Path arguments = Tools.install(folder.resolve("project"));

        // when
        int exitCode = shell().run(line.split(" "));

        // then
        assertThat(exitCode).isEqualTo(42);
        assertThat(arguments).hasContent(line.replace(' ', '\n'));
    }

    @Test
    void withoutABuildTheLauncherIsNamed() {
        // given
        Shell shell = shell();

        // when
        int exitCode = shell.run("bench", "train");

        // then
        assertThat(exitCode).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(shell.err()).contains("start w2s by its launcher script, which builds it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "export", "bench"})
    void theHelpOfW2sNamesEveryTool(String tool) {
        // given
        Shell shell = shell();

        // when
        shell.run("--help");

        // then
        assertThat(shell.out()).containsPattern("(?m)^  " + tool + " +[A-Z]");
    }
}
