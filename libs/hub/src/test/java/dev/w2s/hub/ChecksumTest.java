package dev.w2s.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChecksumTest extends DownloadTest {
    @Test
    void aFileThatArrivedWrongIsDownloadedAfresh() {
        // given
        LocalRepository repository = weightsOnHub();
        hub.onStorage("model.safetensors", new ServerFault.Garbled());

        // when
        Path snapshot = download(repository);

        // then
        assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(hub.received("storage", "model.safetensors"))
                .extracting(LocalHub.Received::range)
                .containsExactly(null, null);
    }

    @Test
    void aFileThatArrivesWrongTwiceIsCorruptAndBothHashesAreNamed() {
        // given
        LocalRepository repository = weightsOnHub();
        hub.onStorage("model.safetensors", new ServerFault.Garbled(), new ServerFault.Garbled());
        byte[] garbled = WEIGHTS.clone();
        garbled[garbled.length / 2] ^= 1;

        // then
        assertThatThrownBy(() -> download(repository))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining("'model.safetensors' of acme/tiny@main arrived twice with SHA-256 "
                        + LocalHub.sha256(garbled) + " instead of " + WEIGHTS_ID);
        assertThat(incomplete()).doesNotExist();
        assertThat(blob()).doesNotExist();
    }

    @Test
    void smallFilesAreHeldToGitsHash() {
        // given
        LocalRepository repository = hub.model("acme/tiny").file("config.json", "{\"a\": 1}");
        hub.onHub("config.json", new ServerFault.Garbled(), new ServerFault.Garbled());

        // then
        assertThatThrownBy(() -> download(repository)).hasMessageContaining("arrived twice with git SHA-1");
    }

    @Test
    void aDamagedBeginningFromAnEarlierRunIsFoundOutAndReplaced() throws IOException {
        // given
        LocalRepository repository = weightsOnHub();
        Files.createDirectories(incomplete().getParent());
        Files.write(incomplete(), new byte[200_000]);

        // when
        Path snapshot = download(repository);

        // then
        assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
    }

    @Test
    void aHubThatNamesAnotherHashWithTheFileThanInItsListingIsNotBelieved() {
        // given
        LocalRepository repository = weightsOnHub();
        hub.onHub(
                "/resolve/",
                ServerFault.status(
                        302,
                        "X-Linked-Etag",
                        "\"" + "0".repeat(64) + "\"",
                        "Location",
                        hub.storageAddress() + "/" + WEIGHTS_ID + "/model.safetensors"));

        // then
        assertThatThrownBy(() -> download(repository))
                .hasMessageContaining("0".repeat(64))
                .hasMessageContaining(WEIGHTS_ID.hex());
    }
}
