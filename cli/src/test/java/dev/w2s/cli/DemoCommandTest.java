package dev.w2s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.cli.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DemoCommandTest {
    @TempDir
    private Path folder;

    private Path home;
    private Shell shell;

    @BeforeEach
    void setUp() throws IOException {
        home = folder.resolve("w2s home");
        Path project = folder.resolve("a project");
        FakeAllInOne.install(project);
        shell = new Shell(home, project);
    }

    private int demo(String part, String... arguments) {
        List<String> all = new ArrayList<>(List.of("demo", "--java-opts=-Dpart=" + part));
        all.addAll(List.of(arguments));
        return shell.run(all.toArray(String[]::new));
    }

    private Optional<ProcessHandle> allInOne() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(home.resolve("fake.pid"))))
                .filter(ProcessHandle::isAlive);
    }

    @Test
    void aDemoStartsWhatItNeedsAndShowsTheTable() {
        assertThat(demo("completes")).isZero();

        assertThat(shell.out())
                .contains(
                        "Ready after",
                        "Study demo-new",
                        "mean           0.8775   0.9150   0.9500      0.519",
                        home.resolve("reports/demo-new/report.md").toString(),
                        "The demo took",
                        "./w2s demo --task ppa");
    }

    @Test
    void afterwardsNothingRuns() throws IOException {
        demo("completes");

        assertThat(allInOne()).isEmpty();
    }

    @Test
    void anUnfinishedDemoIsTakenUp() {
        assertThat(demo("has-unfinished-study", "--seeds", "2")).isZero();

        assertThat(shell.out()).contains("Resuming study demo-old");
    }

    @Test
    void anUnfinishedDemoOfOtherSeedsIsAnotherStudy() {
        assertThat(demo("has-unfinished-study", "--seeds", "3")).isZero();

        assertThat(shell.out()).contains("Study demo-new").doesNotContain("Resuming");
    }

    @Test
    void whatKeepsTheAllInOneFromStartingIsTold() {
        assertThat(demo("does-not-start")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(shell.err())
                .contains(
                        "no space left in " + home,
                        home.resolve("logs/all-in-one.log").toString());
    }

    @Test
    void anAllInOneThatIsKilledIsToldWithItsLog() {
        assertThat(demo("is-killed")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(shell.err())
                .contains(
                        "was killed",
                        home.resolve("logs/all-in-one.log").toString(),
                        "Nothing that was finished is lost");
    }

    @Test
    void aHomeThatCannotBeWrittenIsNamed() throws IOException {
        Files.createFile(home);

        assertThat(demo("completes")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(shell.err()).contains("Could not start in " + home, "W2S_HOME");
    }

    @Test
    void anUnbuiltProjectIsNamed() {
        int exitCode = new Shell(home, folder.resolve("elsewhere")).run("demo");

        assertThat(exitCode).isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void anUnknownTaskIsRefusedWithTheKnownOnes() {
        assertThat(demo("completes", "--task", "sciq")).isEqualTo(ExitCode.INVALID);

        assertThat(shell.err()).contains("'sciq'", "wordnet-person-artifact", "ppa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many"})
    void seedsAreAtLeastOne(String seeds) {
        assertThat(demo("completes", "--seeds=" + seeds)).isEqualTo(ExitCode.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536"})
    void aPortThatCannotBeIsRefused(String port) {
        assertThat(demo("completes", "--port=" + port)).isEqualTo(ExitCode.INVALID);
    }
}
