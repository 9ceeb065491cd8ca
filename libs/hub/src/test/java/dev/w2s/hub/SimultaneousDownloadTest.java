package dev.w2s.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.w2s.hub.repository.PinnedRepository;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimultaneousDownloadTest extends DownloadTest {
    private static final int THREADS = 6;

    @Test
    void threadsOfOneProcessDownloadAFileOnce() throws Exception {
        // given: half of the file arrives before all have asked for the repository, the other half after
        LocalRepository repository = weightsOnHub();
        CountDownLatch allAsked = new CountDownLatch(THREADS);
        ServerFault asked = new ServerFault.Meanwhile(allAsked::countDown);
        hub.onHub("/revision/", Collections.nCopies(THREADS, asked).toArray(ServerFault[]::new));
        hub.onStorage("model.safetensors", new ServerFault.Meanwhile(() -> await(allAsked)));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);

        // when
        List<Future<Path>> snapshots = IntStream.range(0, THREADS)
                .mapToObj(thread -> threads.submit(() -> {
                    HubClient own = client(hub.settings(cache));
                    return own.snapshot(own.pin(repository.reference()), file -> true, DownloadListener.NONE);
                }))
                .toList();

        // then
        for (Future<Path> snapshot : snapshots) {
            assertThat(snapshot.get().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        }
        threads.shutdownNow();
        assertThat(hub.received("storage", "model.safetensors")).hasSize(1);
    }

    @Test
    void aProcessWaitsForTheOneThatDownloadsAndTakesItsFile() throws Exception {
        // given: a process that has half of the file
        LocalRepository repository = weightsOnHub();
        CountDownLatch halfway = new CountDownLatch(1);
        CountDownLatch secondWaits = new CountDownLatch(1);
        hub.onStorage("model.safetensors", new ServerFault.Meanwhile(() -> {
            halfway.countDown();
            await(secondWaits);
        }));
        Process first = downloadElsewhere(repository);
        await(halfway);

        // when
        Process second = downloadElsewhere(repository);
        BufferedReader output = second.inputReader();
        awaitLine(output, "Waiting for another process");
        secondWaits.countDown();

        // then
        assertThat(first.waitFor()).isZero();
        awaitLine(output, "snapshot " + cache);
        assertThat(second.waitFor()).isZero();
        assertThat(blob()).hasBinaryContent(WEIGHTS);
        assertThat(hub.received("storage", "model.safetensors")).hasSize(1);
    }

    @Test
    void whoWaitsForAnotherProcessSeesItsBytesArrive() throws Exception {
        // given: a process that has half of the file and stays so
        LocalRepository repository = weightsOnHub();
        CountDownLatch halfway = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        hub.onStorage("model.safetensors", new ServerFault.Meanwhile(() -> {
            halfway.countDown();
            await(end);
        }));
        Process other = downloadElsewhere(repository);
        await(halfway);
        CategorizedException seen = new CategorizedException(FailureCategory.CANCELLED, "half of it was seen");

        // when
        PinnedRepository pinned = client.pin(repository.reference());
        Throwable thrown = catchThrowable(() -> client.snapshot(pinned, file -> true, progress -> {
            if (progress.files() < progress.totalFiles() && progress.bytes() >= WEIGHTS.length / 2) {
                throw seen;
            }
        }));

        // then
        assertThat(thrown).isSameAs(seen);
        end.countDown();
        assertThat(other.waitFor()).isZero();
    }

    @Test
    void waitingForAnotherProcessCanBeBrokenOff() throws Exception {
        // given: a process that has half of the file and stays so
        LocalRepository repository = weightsOnHub();
        CountDownLatch halfway = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        hub.onStorage("model.safetensors", new ServerFault.Meanwhile(() -> {
            halfway.countDown();
            await(end);
        }));
        Process other = downloadElsewhere(repository);
        await(halfway);
        CategorizedException cancelled = new CategorizedException(FailureCategory.CANCELLED, "nobody wants it");

        // when
        PinnedRepository pinned = client.pin(repository.reference());
        Throwable thrown = catchThrowable(() -> client.snapshot(pinned, file -> true, progress -> {
            throw cancelled;
        }));

        // then: nothing waits any more, while the other still downloads
        assertThat(thrown).isSameAs(cancelled);
        for (Thread thread : downloadingThreads()) {
            thread.join();
        }
        assertThat(other.isAlive()).isTrue();
        end.countDown();
        assertThat(other.waitFor()).isZero();
    }

    @Test
    void aProcessThatDiesLeavesItsBytesAndNoLock() throws Exception {
        // given
        LocalRepository repository = weightsOnHub();
        List<Process> victim = new ArrayList<>();
        CountDownLatch started = new CountDownLatch(1);
        hub.onStorage("model.safetensors", new ServerFault.Meanwhile(() -> {
            await(started);
            victim.get(0).destroyForcibly();
        }));
        victim.add(downloadElsewhere(repository));
        started.countDown();
        victim.get(0).waitFor();

        // when
        Path snapshot = download(repository);

        // then
        assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
    }

    @Test
    void asManyFilesAsAllowedArriveAtTheSameTimeAndNoMore() {
        // given: four at a time, of which none ends before four have begun
        LocalRepository repository = hub.model("acme/tiny");
        CountDownLatch four = new CountDownLatch(4);
        List<Integer> workers = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 12; i++) {
            repository.largeFile("shard-" + i, ("content of shard " + i).getBytes());
            hub.onStorage("shard-" + i + "?", new ServerFault.Meanwhile(() -> {
                four.countDown();
                await(four);
                workers.add(downloadingThreads().size());
            }));
        }

        // when
        download(repository);

        // then
        assertThat(four.getCount()).isZero();
        assertThat(workers).hasSize(12).allMatch(count -> count <= 4);
    }

    private static List<Thread> downloadingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("hub-download"))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitLine(BufferedReader output, String part) throws IOException {
        List<String> before = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(part)) {
                return;
            }
            before.add(line);
        }
        throw new AssertionError("no line with '" + part + "' in " + before);
    }

    private Process downloadElsewhere(LocalRepository repository) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.logFile=System.err",
                "-cp",
                System.getProperty("java.class.path"),
                DownloadingProcess.class.getName(),
                repository.reference().toString());
        builder.environment().put("HF_ENDPOINT", hub.endpoint().toString());
        builder.environment().put("HF_HUB_CACHE", cache.toString());
        builder.environment().remove("HF_TOKEN");
        return builder.redirectErrorStream(true).start();
    }
}
