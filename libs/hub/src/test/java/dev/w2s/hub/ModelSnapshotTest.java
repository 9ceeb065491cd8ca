package dev.w2s.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelSnapshotTest extends DownloadTest {
    private static final String INDEX = """
        {"metadata": {"total_size": 2}, "weight_map": {"a": "model-00001-of-00002.safetensors",
         "b": "model-00002-of-00002.safetensors", "c": "model-00001-of-00002.safetensors"}}
        """;

    private LocalRepository repository;

    @BeforeEach
    void publish() {
        repository = hub.model("acme/tiny").file("config.json", "{}").file("tokenizer.json", "{\"model\": 1}");
    }

    private ModelSnapshot snapshot() {
        return ModelSnapshot.of(client, repository.reference());
    }

    private static String sha256(String text) {
        return LocalHub.sha256(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refusal(FailureCategory category) {
        return assertThatThrownBy(this::snapshot)
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(category));
    }

    @Test
    void hashesAreKnownWithoutTheWeights() {
        // given
        repository.largeFile("model.safetensors", WEIGHTS);

        // when
        Map<String, String> sha256 = snapshot().listedSha256();

        // then
        assertThat(sha256)
                .isEqualTo(Map.of(
                        "config.json", sha256("{}"),
                        "tokenizer.json", sha256("{\"model\": 1}"),
                        "model.safetensors", WEIGHTS_ID.hex()));
        assertThat(hub.received("storage", "")).isEmpty();
    }

    @Test
    void weightsThatGitItselfHoldsAreDownloadedToBeHashed() {
        // given
        repository.file("model.safetensors", "weights");

        // then
        assertThat(snapshot().listedSha256()).containsEntry("model.safetensors", sha256("weights"));
    }

    @Test
    void whatIsNoPartOfTheModelStaysOnTheHub() throws Exception {
        // given
        repository
                .largeFile("model.safetensors", WEIGHTS)
                .largeFile("consolidated.safetensors", new byte[] {1})
                .largeFile("pytorch_model.bin", new byte[] {2})
                .largeFile("onnx/model.onnx", new byte[] {3})
                .largeFile("original/model.safetensors", new byte[] {4})
                .file("README.md", "hello");

        // when
        Path folder = snapshot().download(DownloadListener.NONE);

        // then
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("config.json", "tokenizer.json", "model.safetensors");
        }
    }

    @Test
    void shardsAreThoseThatTheIndexNames() {
        // given
        repository
                .file("model.safetensors.index.json", INDEX)
                .largeFile("model-00001-of-00002.safetensors", new byte[] {1})
                .largeFile("model-00002-of-00002.safetensors", new byte[] {2})
                .largeFile("model-00003-of-00003.safetensors", new byte[] {3});

        // when
        ModelSnapshot snapshot = snapshot();

        // then
        assertThat(snapshot.listedSha256())
                .containsOnlyKeys(
                        "config.json",
                        "tokenizer.json",
                        "model.safetensors.index.json",
                        "model-00001-of-00002.safetensors",
                        "model-00002-of-00002.safetensors");
        assertThat(hub.received("storage", "")).isEmpty();
    }

    @Test
    void whatIsInTheFolderHashesToWhatWasListed() {
        // given
        repository.largeFile("model.safetensors", WEIGHTS);
        ModelSnapshot snapshot = snapshot();

        // when
        Path folder = snapshot.download(DownloadListener.NONE);

        // then
        assertThat(snapshot.sha256In(folder)).isEqualTo(snapshot.listedSha256());
    }

    @Test
    void aFileThatIsNoLinkIsReadToBeHashed() throws Exception {
        // given
        repository.largeFile("model.safetensors", WEIGHTS);
        ModelSnapshot snapshot = snapshot();
        Path folder = snapshot.download(DownloadListener.NONE);
        byte[] others = WEIGHTS.clone();
        others[7]++;
        Files.delete(folder.resolve("model.safetensors"));
        Files.write(folder.resolve("model.safetensors"), others);

        // then
        assertThat(snapshot.sha256In(snapshot.download(DownloadListener.NONE)))
                .containsEntry("model.safetensors", LocalHub.sha256(others).hex());
    }

    @Test
    void theCommitIsItsName() {
        // given
        repository.largeFile("model.safetensors", WEIGHTS);

        // then
        assertThat(snapshot().atCommit()).hasToString("acme/tiny@" + repository.commit());
    }

    @Test
    void weightsInAnotherFormatAreRefused() {
        // given
        repository.largeFile("pytorch_model.bin", WEIGHTS);

        // then
        refusal(FailureCategory.MISSING_INPUT)
                .hasMessageContaining("the model acme/tiny@main (commit " + repository.commit()
                        + ") has no model.safetensors.index.json; it has config.json, pytorch_model.bin,"
                        + " tokenizer.json")
                .hasMessageContaining("only safetensors are read");
    }

    @Test
    void aMissingTokenizerIsNamedWithTheRemedy() {
        // given
        repository = hub.model("acme/old").file("config.json", "{}").file("vocab.txt", "[PAD]");

        // then
        refusal(FailureCategory.MISSING_INPUT)
                .hasMessageContaining("has no tokenizer.json")
                .hasMessageContaining("save_pretrained");
    }

    @Test
    void aShardThatIsMissingIsNamed() {
        // given
        repository
                .file("model.safetensors.index.json", INDEX)
                .largeFile("model-00001-of-00002.safetensors", new byte[] {1});

        // then
        refusal(FailureCategory.MISSING_INPUT)
                .hasMessageContaining(
                        "has no 'model-00002-of-00002.safetensors', which model.safetensors.index.json names");
    }

    @Test
    void anIndexThatNamesAFileInAnotherFolderIsRefused() {
        // given
        repository
                .file("model.safetensors.index.json", "{\"weight_map\": {\"a\": \"original/model.safetensors\"}}")
                .largeFile("original/model.safetensors", new byte[] {1});

        // then
        refusal(FailureCategory.MISSING_INPUT).hasMessageContaining("has no 'original/model.safetensors'");
    }

    @Test
    void anIndexThatIsNoIndexIsRefused() {
        // given
        repository.file("model.safetensors.index.json", "[1");

        // then
        refusal(FailureCategory.CORRUPT_INPUT).hasMessageContaining("model.safetensors.index.json is not JSON");
    }
}
