package dev.w2s.cli.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.cli.failure.CommandFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AllInOneTest {
    @TempDir
    private Path folder;

    private AllInOne running(String script) {
        return AllInOne.start(new W2sHome(folder), List.of("sh", "-c", script));
    }

    @Test
    void oneThatIsNeverReadyIsStopped() {
        AllInOne process = running("exec sleep 600");

        assertThatThrownBy(() -> process.awaitReady(Duration.ofMillis(200)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("was not ready after")
                .hasMessageContaining("all-in-one.log");
        assertThat(ProcessHandle.of(process.pid()).filter(ProcessHandle::isAlive))
                .isEqualTo(Optional.empty());
    }

    @Test
    void whatItSaidLastIsInTheFailure() {
        AllInOne process = running("echo port 80 is taken >&2; exit 3");

        assertThatThrownBy(process::awaitReady)
                .hasMessageContaining("did not start")
                .hasMessageContaining("port 80 is taken");
    }

    @Test
    void aLivingOneIsNotGone() {
        AllInOne process = running("exec sleep 600");

        assertThat(process.whyGone()).isEmpty();

        process.stop();
        assertThat(process.whyGone()).isPresent();
    }
}
