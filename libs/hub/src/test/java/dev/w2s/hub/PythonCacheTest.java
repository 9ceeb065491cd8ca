package dev.w2s.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.hub.repository.PinnedRepository;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Python's huggingface_hub and this room on the same hub and the same cache. Runs where {@code W2S_PYTHON}, or else
 * {@code python3}, can import huggingface_hub; skipped elsewhere.
 */
class PythonCacheTest extends DownloadTest {
    private static final String PYTHON = System.getenv().getOrDefault("W2S_PYTHON", "python3");
    private static final String SNAPSHOT_DOWNLOAD = "from huggingface_hub import snapshot_download; "
            + "print(snapshot_download('acme/questions', repo_type='dataset', revision='refs/convert/parquet'))";

    @TempDir
    private Path pythonCache;

    private LocalRepository repository;

    @BeforeEach
    void publish() throws Exception {
        assumeTrue(
                python(pythonCache, false, "import huggingface_hub").exitCode() == 0,
                PYTHON + " has no huggingface_hub; the tests of a shared cache are skipped");
        repository = hub.dataset("acme/questions")
                .on(HubRepository.PARQUET_REVISION)
                .file("README.md", "# Questions\n")
                .file("empty.txt", "")
                .largeFile("default/train/0000.parquet", WEIGHTS);
    }

    @Test
    void whatPythonDownloadedIsFoundOffline() throws Exception {
        // given
        Run python = python(cache, false, SNAPSHOT_DOWNLOAD);
        HubClient offline = offlineClient();

        // when
        PinnedRepository pinned = offline.pin(repository.reference());
        Path snapshot = offline.snapshot(pinned, file -> true, DownloadListener.NONE);

        // then
        assertThat(snapshot).hasToString(python.lastLine());
        assertThat(pinned.files()).hasSize(3);
        assertThat(snapshot.resolve("default/train/0000.parquet")).hasBinaryContent(WEIGHTS);
    }

    @Test
    void pythonFindsOfflineWhatWasDownloadedHere() throws Exception {
        // given
        Path snapshot = download(repository);

        // when
        Run python = python(cache, true, SNAPSHOT_DOWNLOAD);

        // then
        assertThat(python.lastLine()).isEqualTo(snapshot.toString());
    }

    @Test
    void bothLeaveTheSameBlobsReferencesAndLinks() throws Exception {
        // when
        python(pythonCache, false, SNAPSHOT_DOWNLOAD);
        download(repository);

        // then
        assertThat(entries(cache)).isEqualTo(entries(pythonCache));
    }

    @Test
    void bothKeepTheSameListing() throws Exception {
        // when
        python(pythonCache, false, SNAPSHOT_DOWNLOAD);
        download(repository);

        // then
        Path tree = Path.of("datasets--acme--questions/trees/" + repository.commit() + ".json");
        assumeTrue(Files.exists(pythonCache.resolve(tree)), "this version of huggingface_hub keeps no listings");
        assertThat(json(cache.resolve(tree))).isEqualTo(json(pythonCache.resolve(tree)));
    }

    @Test
    void pythonFindsNothingWrongWithTheCache() throws Exception {
        // given
        download(repository);

        // when
        Run python = python(
                cache, true, "from huggingface_hub import scan_cache_dir; print(len(scan_cache_dir().warnings))");

        // then
        assertThat(python.lastLine()).isEqualTo("0");
    }

    private record Run(int exitCode, String output) {
        String lastLine() {
            assertThat(exitCode).as(output).isZero();
            return output.strip().lines().reduce("", (before, line) -> line);
        }
    }

    private Run python(Path cacheFolder, boolean offline, String script) throws IOException, InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(PYTHON, "-c", script);
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("HF_") || name.startsWith("HUGGING"));
            environment.put("HF_ENDPOINT", hub.endpoint().toString());
            environment.put("HF_HOME", cacheFolder.resolveSibling("python-home").toString());
            environment.put("HF_HUB_CACHE", cacheFolder.toString());
            environment.put("HF_HUB_OFFLINE", offline ? "1" : "0");
            environment.put("HF_HUB_DISABLE_TELEMETRY", "1");
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            return new Run(process.waitFor(), output);
        } catch (IOException noSuchCommand) {
            return new Run(127, noSuchCommand.toString());
        }
    }

    /** Relative path to content, or to where the link leads. */
    private static Map<String, String> entries(Path cacheFolder) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(cacheFolder.resolve("datasets--acme--questions"))) {
            for (Path path : (Iterable<Path>) paths.filter(each -> !Files.isDirectory(each))::iterator) {
                if (!path.toString().contains("/trees/")) {
                    entries.put(
                            cacheFolder.relativize(path).toString(),
                            Files.isSymbolicLink(path)
                                    ? "-> " + Files.readSymbolicLink(path)
                                    : LocalHub.sha256(Files.readAllBytes(path)).hex());
                }
            }
        }
        return entries;
    }

    private static JsonNode json(Path file) throws IOException {
        return StudyJson.mapper().readTree(Files.readString(file));
    }
}
