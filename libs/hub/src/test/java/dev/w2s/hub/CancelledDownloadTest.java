package dev.w2s.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.w2s.hub.repository.PinnedRepository;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CancelledDownloadTest extends DownloadTest {
    @Test
    void whatTheListenerThrowsStopsTheDownloadAndIsThrown() {
        // given: a download that would not end by itself
        LocalRepository repository = weightsOnHub();
        hub.onStorage("model.safetensors", new ServerFault.StalledAfter(300_000));
        PinnedRepository pinned = client.pin(repository.reference());
        CategorizedException cancelled = new CategorizedException(FailureCategory.CANCELLED, "nobody wants it");

        // then
        assertThatThrownBy(() -> client.snapshot(pinned, file -> true, progress -> {
                    if (progress.bytes() == 300_000) {
                        throw cancelled;
                    }
                }))
                .isSameAs(cancelled);
        assertThat(incomplete()).hasSize(300_000);
        assertThat(blob()).doesNotExist();
    }

    @Test
    void anInterruptStopsTheDownloadAndTheNextOneGoesOn() throws Exception {
        // given
        LocalRepository repository = weightsOnHub();
        hub.onStorage("model.safetensors", new ServerFault.StalledAfter(300_000));
        PinnedRepository pinned = client.pin(repository.reference());
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Thread downloader = new Thread(() -> {
            failure.complete(catchThrowable(() -> client.snapshot(pinned, file -> true, progress -> {
                if (progress.bytes() == 300_000) {
                    Thread.currentThread().interrupt();
                }
            })));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });

        // when
        downloader.start();
        downloader.join();

        // then
        assertThat(failure.get())
                .isInstanceOfSatisfying(CategorizedException.class, stopped -> assertThat(stopped.category())
                        .isEqualTo(FailureCategory.INTERRUPTED));
        assertThat(stillInterrupted).isTrue();
        Path snapshot = download(repository);
        assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(hub.received("storage", "model.safetensors"))
                .extracting(LocalHub.Received::range)
                .containsExactly(null, "bytes=300000-");
    }

    @Test
    void theFirstFailureStopsTheOthers() throws InterruptedException {
        // given
        LocalRepository repository = weightsOnHub().file("config.json", "{}");
        hub.onStorage("model.safetensors", new ServerFault.StalledAfter(300_000));
        hub.onHub("config.json", ServerFault.status(404, "X-Error-Code", "EntryNotFound"));

        // then
        assertThatThrownBy(() -> download(repository)).hasMessageContaining("has no file 'config.json'");
        for (Thread thread : threads()) {
            thread.join();
        }
        assertThat(blob()).doesNotExist();
    }

    @Test
    void progressGrowsToAllThereIs() {
        // given
        LocalRepository repository = weightsOnHub().file("config.json", "{}");
        PinnedRepository pinned = client.pin(repository.reference());
        client.snapshot(pinned, file -> file.path().equals("config.json"), DownloadListener.NONE);
        List<DownloadListener.Progress> reports = new ArrayList<>();

        // when
        client.snapshot(pinned, file -> true, reports::add);

        // then
        assertThat(reports.get(reports.size() - 1))
                .isEqualTo(new DownloadListener.Progress(1_000_002, 1_000_002, 2, 2));
        assertThat(reports).isSortedAccordingTo((a, b) -> Long.compare(a.bytes(), b.bytes()));
        assertThat(reports).allMatch(report -> report.bytes() >= 2 && report.totalFiles() == 2);
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("hub-download"))
                .toList();
    }
}
