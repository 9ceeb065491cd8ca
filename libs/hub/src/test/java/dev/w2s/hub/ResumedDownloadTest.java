package dev.w2s.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.hub.http.HttpTimeouts;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumedDownloadTest extends DownloadTest {
    @Test
    void aBrokenConnectionIsGoneOnFromWhereItBroke() {
        // given
        LocalRepository repository = weightsOnHub();
        hub.onStorage("model.safetensors", new ServerFault.BrokenAfter(300_000), new ServerFault.BrokenAfter(200_000));

        // when
        Path snapshot = download(repository);

        // then
        assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(ranges()).containsExactly(null, "bytes=300000-", "bytes=500000-");
    }

    @Test
    void theRestIsAskedForOnlyIfTheServersTagIsStillTheSame() {
        // given
        LocalRepository repository = weightsOnHub();
        hub.onStorage("model.safetensors", new ServerFault.BrokenAfter(300_000));

        // when
        download(repository);

        // then
        assertThat(hub.received("storage", "model.safetensors").get(1).ifRange())
                .isEqualTo("\"storage-" + WEIGHTS_ID.hex().substring(0, 8) + "\"");
    }

    @Test
    void whatAnEarlierRunLeftIsGoneOnFrom() throws IOException {
        // given
        LocalRepository repository = weightsOnHub();
        leave(Arrays.copyOf(WEIGHTS, 123_456));

        // when
        Path snapshot = download(repository);

        // then
        assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(ranges()).containsExactly("bytes=123456-");
        assertThat(incomplete()).doesNotExist();
    }

    @Test
    void whatAnEarlierRunLeftWholeIsOnlyChecked() throws IOException {
        // given
        LocalRepository repository = weightsOnHub();
        leave(WEIGHTS);

        // when
        Path snapshot = download(repository);

        // then
        assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(ranges()).isEmpty();
    }

    @Test
    void aServerThatIgnoresRangesIsListenedToFromTheStart() throws IOException {
        // given
        LocalRepository repository = weightsOnHub();
        leave(Arrays.copyOf(WEIGHTS, 123_456));
        hub.onStorage("model.safetensors", new ServerFault.RangeIgnored());

        // when
        Path snapshot = download(repository);

        // then
        assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(ranges()).containsExactly("bytes=123456-");
    }

    @Test
    void aServerThatRefusesTheRangeIsAskedForAll() throws IOException {
        // given
        LocalRepository repository = weightsOnHub();
        leave(Arrays.copyOf(WEIGHTS, 123_456));
        hub.onStorage("model.safetensors", ServerFault.status(416));

        // when
        download(repository);

        // then
        assertThat(ranges()).containsExactly("bytes=123456-", null);
    }

    @Test
    void aRangeOfSomethingElseIsNotTaken() throws IOException {
        // given
        LocalRepository repository = weightsOnHub();
        leave(Arrays.copyOf(WEIGHTS, 123_456));
        hub.onStorage("model.safetensors", ServerFault.status(206, "Content-Range", "bytes 5-9/1000000"));

        // when
        download(repository);

        // then
        assertThat(ranges()).containsExactly("bytes=123456-", null);
    }

    @Test
    void moreThanTheFileHasIsThrownAway() throws IOException {
        // given
        LocalRepository repository = weightsOnHub();
        leave(Arrays.copyOf(WEIGHTS, WEIGHTS.length + 1));

        // when
        Path snapshot = download(repository);

        // then
        assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(ranges()).containsExactly((String) null);
    }

    @Test
    void anyNumberOfBreaksIsBorneWhileBytesArrive() {
        // given
        LocalRepository repository = weightsOnHub();
        List<ServerFault> breaks = Collections.nCopies(20, new ServerFault.BrokenAfter(40_000));
        hub.onStorage("model.safetensors", breaks.toArray(ServerFault[]::new));

        // when
        Path snapshot = download(repository);

        // then
        assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(ranges()).hasSize(21);
    }

    @Test
    void breaksWithoutAByteBetweenThemEndInWordsAndWhatArrivedStays() {
        // given
        LocalRepository repository = weightsOnHub();
        List<ServerFault> breaks = Collections.nCopies(9, new ServerFault.BrokenAfter(0));
        hub.onStorage("model.safetensors", new ServerFault.BrokenAfter(300_000));
        hub.onStorage("model.safetensors", breaks.toArray(ServerFault[]::new));

        // then
        assertThatThrownBy(() -> download(repository))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.INFRASTRUCTURE))
                .hasMessageContaining("cannot download 'model.safetensors' of acme/tiny")
                .hasMessageContaining("tried 4 times");
        assertThat(incomplete()).hasSize(300_000);
        assertThat(ranges()).hasSize(1 + 3);
    }

    @Test
    void aConnectionThatFallsSilentIsBrokenOff() {
        // given
        LocalRepository repository = weightsOnHub();
        hub.onStorage("model.safetensors", new ServerFault.StalledAfter(300_000));
        HubSettings settings = hub.settings(cache);
        HttpTimeouts impatient = new HttpTimeouts(
                settings.timeouts().connect(), settings.timeouts().response(), Duration.ofMillis(200));
        client = client(new HubSettings(settings.endpoint(), cache, null, false, 4, impatient, settings.retries()));

        // when
        Path snapshot = download(repository);

        // then
        assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(ranges()).containsExactly(null, "bytes=300000-");
    }

    private List<String> ranges() {
        return hub.received("storage", "model.safetensors").stream()
                .map(LocalHub.Received::range)
                .toList();
    }

    private void leave(byte[] bytes) throws IOException {
        Files.createDirectories(incomplete().getParent());
        Files.write(incomplete(), bytes);
    }
}
