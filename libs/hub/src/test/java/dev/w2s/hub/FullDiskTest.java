package dev.w2s.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk of 1.5 MB in memory; skipped where this user may not mount one. */
class FullDiskTest extends DownloadTest {
    @TempDir
    private Path mountPoint;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", mountPoint.toString());
        assumeTrue(mounted, "mounting a tmpfs needs root; the tests of a full disk are skipped");
        cache = mountPoint.resolve("hub");
        client = client(hub.settings(cache));
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", mountPoint.toString());
        }
    }

    @Test
    void aDownloadThatWouldNotFitIsNotBegun() throws IOException {
        // given
        LocalRepository repository = weightsOnHub();
        fill(800_000);
        long free = Files.getFileStore(mountPoint).getUsableSpace();

        // then
        assertThatThrownBy(() -> download(repository))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.STORAGE))
                .hasMessageContaining("needs 1000000 bytes, and " + cache + " has " + free + " free")
                .hasMessageContaining("HF_HUB_CACHE");
        assertThat(hub.received("hub", "/resolve/")).isEmpty();
    }

    @Test
    void aDiskThatFillsUpMeanwhileIsSaidToBeFullAndWhatArrivedStays() throws IOException {
        // given
        LocalRepository repository = weightsOnHub();
        hub.onStorage("model.safetensors", new ServerFault.Meanwhile(() -> fill(900_000)));

        // when
        assertThatThrownBy(() -> download(repository))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.STORAGE))
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("0 bytes free");

        // then
        assertThat(blob()).doesNotExist();
        assertThat(Files.size(incomplete())).isGreaterThan(0);
        Files.delete(mountPoint.resolve("filler"));
        assertThat(download(repository).resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(hub.received("storage", "model.safetensors").get(1).range()).isNotNull();
    }

    @Test
    void whatIsThereAlreadyNeedsNoSpace() throws IOException {
        // given
        LocalRepository repository = weightsOnHub();
        Files.createDirectories(incomplete().getParent());
        Files.write(incomplete(), Arrays.copyOf(WEIGHTS, 700_000));
        fill(400_000);

        // then
        assertThat(download(repository).resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
    }

    private void fill(int bytes) {
        try {
            Files.write(mountPoint.resolve("filler"), new byte[bytes]);
        } catch (IOException e) {
            // Then the disk is as full as it can be.
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
