package dev.w2s.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.DownloadTest;
import dev.w2s.hub.HubSettings;
import dev.w2s.hub.LocalHub;
import dev.w2s.hub.ServerFault;
import dev.w2s.hub.http.AddressLookup;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The local hub as any web server: its small files are answered at once, its large ones by a redirect to another host.
 */
class WebClientTest extends DownloadTest {
    private static final String TEXT = "a,b\n1,2\n";
    private static final String TEXT_SHA256 =
            LocalHub.sha256(TEXT.getBytes(StandardCharsets.UTF_8)).hex();

    private WebFolder folder;
    private WebFile large;
    private WebFile small;

    @BeforeEach
    void serve() {
        weightsOnHub().file("data/train 1.csv", TEXT);
        folder = WebFolder.parse(hub.endpoint() + "/acme/tiny/resolve/main/");
        large = new WebFile(folder.file("model.safetensors"), WEIGHTS_ID.hex());
        small = new WebFile(folder.file("data/train 1.csv"), TEXT_SHA256);
    }

    private WebClient web(long largestFile, boolean privateHosts, AddressLookup addresses) {
        HubSettings patience = hub.settings(cache);
        return new WebClient(
                new WebSettings(cache, largestFile, privateHosts, patience.timeouts(), patience.retries()),
                addresses,
                pauses::add);
    }

    private List<Path> download(WebFile... files) {
        return web(10_000_000, true, AddressLookup.SYSTEM).download(List.of(files), DownloadListener.NONE);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(FailureCategory category, WebFile file) {
        return assertThatThrownBy(() -> download(file))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(category));
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void filesLieUnderTheirHashInTheOrderAskedFor() {
        // when
        List<Path> files = download(large, small);

        // then
        assertThat(files).containsExactly(cache.resolve(WEIGHTS_ID.hex()), cache.resolve(TEXT_SHA256));
        assertThat(files.get(0)).hasBinaryContent(WEIGHTS);
        assertThat(files.get(1)).hasContent(TEXT);
    }

    @Test
    void noRequestSaysWhoAsks() {
        // when
        download(large, small);

        // then
        assertThat(hub.received()).hasSize(3).allMatch(each -> each.authorization() == null);
    }

    @Test
    void whatIsThereIsNotAskedForAgain() {
        // given
        download(large);
        int before = hub.received().size();

        // then
        assertThat(download(large).get(0)).hasBinaryContent(WEIGHTS);
        assertThat(hub.received()).hasSize(before);
    }

    @Test
    void whatWasDamagedInTheCacheIsDownloadedAfresh() throws IOException {
        // given
        Path file = download(large).get(0);
        Files.write(file, new byte[WEIGHTS.length]);

        // then
        assertThat(download(large).get(0)).hasBinaryContent(WEIGHTS);
    }

    @Test
    void aBrokenConnectionIsGoneOnFromWhereItBroke() {
        // given
        hub.onStorage("model.safetensors", new ServerFault.BrokenAfter(300_000), new ServerFault.BrokenAfter(200_000));

        // then
        assertThat(download(large).get(0)).hasBinaryContent(WEIGHTS);
        assertThat(hub.received("storage", ""))
                .extracting(LocalHub.Received::range)
                .containsExactly(null, "bytes=300000-", "bytes=500000-");
    }

    @Test
    void whatAnEarlierRunLeftIsGoneOnFrom() throws IOException {
        // given
        Path incomplete = cache.resolve(WEIGHTS_ID + ".incomplete");
        Files.write(incomplete, Arrays.copyOf(WEIGHTS, 123_456));

        // then
        assertThat(download(large).get(0)).hasBinaryContent(WEIGHTS);
        assertThat(hub.received("storage", ""))
                .extracting(LocalHub.Received::range)
                .containsExactly("bytes=123456-");
        assertThat(incomplete).doesNotExist();
    }

    @Test
    void whatAnEarlierRunLeftWholeNeedsNoRequest() throws IOException {
        // given
        Files.write(cache.resolve(WEIGHTS_ID + ".incomplete"), WEIGHTS);

        // then
        assertThat(download(large).get(0)).hasBinaryContent(WEIGHTS);
        assertThat(hub.received()).isEmpty();
    }

    @Test
    void moreThanTheFileHasIsThrownAway() throws IOException {
        // given
        Files.write(cache.resolve(WEIGHTS_ID + ".incomplete"), Arrays.copyOf(WEIGHTS, WEIGHTS.length + 1));

        // then
        assertThat(download(large).get(0)).hasBinaryContent(WEIGHTS);
    }

    @Test
    void aFileThatArrivedWrongIsDownloadedAfresh() {
        // given
        hub.onStorage("model.safetensors", new ServerFault.Garbled());

        // then
        assertThat(download(large).get(0)).hasBinaryContent(WEIGHTS);
        assertThat(hub.received("storage", ""))
                .extracting(LocalHub.Received::range)
                .containsExactly(null, null);
    }

    @Test
    void aFileThatArrivesWrongTwiceIsCorruptAndBothHashesAreNamed() throws IOException {
        // given
        WebFile other = new WebFile(small.address(), "0".repeat(64));

        // then
        assertRefused(FailureCategory.CORRUPT_INPUT, other)
                .hasMessageContaining("train%201.csv arrived twice with SHA-256 " + TEXT_SHA256 + " instead of "
                        + "0".repeat(64) + ": the download was removed");
        assertNothingIsLeft();
    }

    @Test
    void aFileThatIsSaidToBeTooLargeIsNotBegun() throws IOException {
        // given
        WebClient sparing = web(999_999, true, AddressLookup.SYSTEM);

        // then
        assertThatThrownBy(() -> sparing.download(List.of(large), DownloadListener.NONE))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessageContaining(
                        "model.safetensors has at least 1000000 bytes, and no more than 999999 are allowed");
        assertNothingIsLeft();
    }

    @Test
    void aFileThatIsAsLargeAsAllowedIsTaken() {
        assertThat(web(1_000_000, true, AddressLookup.SYSTEM)
                        .download(List.of(large), DownloadListener.NONE)
                        .get(0))
                .hasBinaryContent(WEIGHTS);
    }

    @ParameterizedTest
    @CsvSource({"404, MISSING_INPUT", "410, MISSING_INPUT", "401, INVALID_REQUEST", "403, INVALID_REQUEST"})
    void whatTheServerRefusesIsSaidWithTheAddress(int status, FailureCategory category) throws IOException {
        // given
        hub.onHub("train", ServerFault.status(status));

        // then
        assertRefused(category, small)
                .hasMessageContaining(small.address().toString())
                .hasMessageContaining("file:");
        assertNothingIsLeft();
    }

    @Test
    void anOverloadedServerIsWaitedFor() {
        // given
        hub.onHub("train", ServerFault.status(503), ServerFault.status(429, "Retry-After", "7"));

        // then
        assertThat(download(small).get(0)).hasContent(TEXT);
        assertThat(pauses).hasSize(2).last().isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aCircleOfRedirectsEnds() {
        // given
        List<ServerFault> circle =
                Collections.nCopies(11, ServerFault.redirect(small.address().toString()));
        hub.onHub("train", circle.toArray(ServerFault[]::new));

        // then
        assertRefused(FailureCategory.INFRASTRUCTURE, small).hasMessageContaining("redirects in circles (10 times)");
        assertThat(hub.received()).hasSize(11);
    }

    @Test
    void aPrivateAddressIsNotAskedUnlessThatIsAllowed() {
        // given
        WebClient outside = web(10_000_000, false, AddressLookup.SYSTEM);

        // then
        assertThatThrownBy(() -> outside.download(List.of(small), DownloadListener.NONE))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessageContaining(
                        "'" + small.address() + "' is an address of this machine or of a private network");
        assertThat(hub.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1/x", "http://10.0.0.1/x", "http://169.254.169.254/latest", "http://[::1]/x"})
    void aPublicHostMayNotSendUsInsideEvenWherePrivateHostsAreAllowed(String location) throws IOException {
        // given: a server whose name leads to a public address, as far as the client knows
        AddressLookup lookup = host ->
                host.equals("localhost") ? InetAddress.getAllByName("203.0.113.7") : InetAddress.getAllByName(host);
        URI named = URI.create("http://localhost:" + hub.endpoint().getPort() + "/acme/tiny/resolve/main/data/train");
        hub.onHub("train", ServerFault.redirect(location));

        // then
        assertThatThrownBy(() -> web(10_000_000, true, lookup)
                        .download(List.of(new WebFile(named, TEXT_SHA256)), DownloadListener.NONE))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessageContaining("localhost redirects to "
                        + URI.create(location).getHost()
                        + ", an address of this machine or of a private network: refused; check the address " + named);
        assertThat(hub.received()).hasSize(1);
        assertNothingIsLeft();
    }

    @Test
    void whatTheListenerThrowsStopsTheDownloadAndWhatArrivedIsKept() {
        // given: a download that would not end by itself
        hub.onStorage("model.safetensors", new ServerFault.StalledAfter(300_000));
        CategorizedException cancelled = new CategorizedException(FailureCategory.CANCELLED, "nobody wants it");

        // then
        assertThatThrownBy(() -> web(10_000_000, true, AddressLookup.SYSTEM).download(List.of(large), progress -> {
                    if (progress.bytes() == 300_000) {
                        throw cancelled;
                    }
                }))
                .isSameAs(cancelled);
        assertThat(cache.resolve(WEIGHTS_ID + ".incomplete")).hasSize(300_000);
        assertThat(cache.resolve(WEIGHTS_ID.hex())).doesNotExist();
    }

    @Test
    void progressEndsWithAllThereIs() {
        // given
        List<DownloadListener.Progress> reports = new ArrayList<>();

        // when
        web(10_000_000, true, AddressLookup.SYSTEM).download(List.of(large, small), reports::add);

        // then
        assertThat(reports).last().isEqualTo(new DownloadListener.Progress(1_000_008, 1_000_008, 2, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://host/folder/",
        "https://user:secret@host/folder/",
        "https://host/folder/?token=1",
        "https://host/#x",
        "https:///folder/",
        "https://ho st/",
        "folder"
    })
    void whatIsNoFolderOfAWebServerIsRefused(String address) {
        assertThatThrownBy(() -> WebFolder.parse(address))
                .hasMessageContaining("must be an address such as https://host/folder/")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({"../x", "a/../../x", "/etc/passwd", "a//b", "./a", "'a\\b'", "''"})
    void aPathThatLeavesTheFolderIsRefused(String path) {
        assertThatThrownBy(() -> folder.file(path))
                .hasMessage("path: '" + path.replace('\\', '?')
                        + "' must be a path inside the source: no '..', no '/' at its beginning");
    }
}
