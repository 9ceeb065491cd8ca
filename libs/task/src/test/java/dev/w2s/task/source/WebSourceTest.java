package dev.w2s.task.source;

import static dev.w2s.task.source.SomeTask.SHA256_OF_HELLO;
import static dev.w2s.task.source.SomeTask.SHA256_OF_OTHER;
import static dev.w2s.task.source.SomeTask.file;
import static dev.w2s.task.source.SomeTask.hello;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.HubSettings;
import dev.w2s.hub.LocalHub;
import dev.w2s.hub.LocalRepository;
import dev.w2s.hub.ServerFault;
import dev.w2s.hub.web.WebClient;
import dev.w2s.hub.web.WebSettings;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.Part;
import dev.w2s.study.task.TaskData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a local hub's dataset, as those of any web server. */
class WebSourceTest {
    private static final String LARGE = "0123456789".repeat(20_000);

    @TempDir
    private Path cache;

    private LocalHub server;
    private String source;

    @BeforeEach
    void serve() throws IOException {
        server = LocalHub.start();
        LocalRepository files = server.dataset("acme/data")
                .file("train/a.jsonl", "hello")
                .file("test.jsonl", "other")
                .largeFile("large.jsonl", LARGE.getBytes(StandardCharsets.UTF_8));
        source = server.endpoint() + "/datasets/acme/data/resolve/" + files.commit() + "/";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<LocalFile> fetch(TaskData.File... files) {
        return fetch(1_000_000, true, files);
    }

    private List<LocalFile> fetch(long largestFile, boolean privateHosts, TaskData.File... files) {
        HubSettings patience = server.settings(cache);
        WebSettings settings =
                new WebSettings(cache, largestFile, privateHosts, patience.timeouts(), patience.retries());
        return new WebSource(() -> new WebClient(settings)).fetch(SomeTask.of(source, files), DownloadListener.NONE);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            FailureCategory category, TaskData.File file) {
        return assertThatThrownBy(() -> fetch(file))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(category))
                .hasMessageContaining(file.path());
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void filesAreThoseOfTheRecipeInItsOrder() {
        assertThat(fetch(file("test.jsonl", Part.TEST, SHA256_OF_OTHER), hello("train/a.jsonl")))
                .containsExactly(
                        new LocalFile(cache.resolve(SHA256_OF_OTHER), "test.jsonl", Part.TEST),
                        new LocalFile(cache.resolve(SHA256_OF_HELLO), "train/a.jsonl", Part.TRAIN))
                .last()
                .satisfies(file -> assertThat(file.path()).hasContent("hello"));
    }

    @Test
    void aBrokenDownloadIsGoneOnFrom() {
        // given
        server.onStorage("large", new ServerFault.BrokenAfter(120_000));

        // then
        assertThat(fetch(file("large.jsonl", Part.TRAIN, SomeTask.sha256(LARGE)))
                        .get(0)
                        .path())
                .hasContent(LARGE);
        assertThat(server.received("storage", "large"))
                .extracting(LocalHub.Received::range)
                .containsExactly(null, "bytes=120000-");
    }

    @Test
    void otherBytesAreRefusedWithBothHashes() throws IOException {
        assertRefused(FailureCategory.CORRUPT_INPUT, hello("test.jsonl"))
                .hasMessageContaining(
                        "arrived twice with SHA-256 " + SHA256_OF_OTHER + " instead of " + SHA256_OF_HELLO);
        assertThat(server.received("hub", "test.jsonl")).hasSize(2);
        assertNothingIsLeft();
    }

    @Test
    void aFileThatIsNotThereIsMissing() throws IOException {
        assertRefused(FailureCategory.MISSING_INPUT, hello("none.jsonl")).hasMessageContaining("there is no " + source);
        assertNothingIsLeft();
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        assertThatThrownBy(() -> fetch(199_999, true, file("large.jsonl", Part.TRAIN, SomeTask.sha256(LARGE))))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessageContaining("large.jsonl has at least 200000 bytes, and no more than 199999 are allowed");
        assertNothingIsLeft();
    }

    @Test
    void aPathThatClimbsIsRefused() {
        for (String path : List.of("../secret", "train/../../x", "/etc/passwd", "")) {
            assertRefused(FailureCategory.INVALID_REQUEST, hello(path)).hasMessageStartingWith("path: '" + path + "'");
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aServerInsideIsNotAskedUnlessThatIsAllowed() {
        assertThatThrownBy(() -> fetch(1_000_000, false, hello("train/a.jsonl")))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessageContaining("is an address of this machine or of a private network");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aCircleOfRedirectsEnds() throws IOException {
        // given
        ServerFault again = ServerFault.redirect(source + "train/a.jsonl");
        server.onHub("a.jsonl", Collections.nCopies(11, again).toArray(ServerFault[]::new));

        // then
        assertRefused(FailureCategory.INFRASTRUCTURE, hello("train/a.jsonl"))
                .hasMessageContaining("redirects in circles");
        assertNothingIsLeft();
    }

    @Test
    void aRedirectToWhatIsNoWebAddressIsRefused() throws IOException {
        // given
        server.onHub("a.jsonl", ServerFault.redirect("file:///etc/passwd"));

        // then
        assertRefused(FailureCategory.INVALID_REQUEST, hello("train/a.jsonl")).hasMessageContaining("refused");
        assertNothingIsLeft();
    }
}
