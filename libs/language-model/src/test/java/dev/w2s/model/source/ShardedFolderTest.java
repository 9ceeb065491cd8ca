package dev.w2s.model.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.artifact.safetensors.SafetensorsWriter;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.artifact.safetensors.TensorHeader;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardedFolderTest {
    private static final String FIRST = "model-00001-of-00002.safetensors";
    private static final String SECOND = "model-00002-of-00002.safetensors";
    private static final String WORDS = "embeddings.word_embeddings.weight";

    @TempDir
    private Path folder;

    private TinyBert model;
    private final Map<String, Tensor> whole = new TreeMap<>();
    private final Map<String, String> index = new TreeMap<>();

    @BeforeEach
    void writeModelInTwoShards() throws IOException {
        model = TinyBert.in(folder);
        try (SafetensorsFile file = SafetensorsFile.open(model.file(TinyBert.WEIGHTS))) {
            file.names().forEach(name -> {
                TensorHeader header = file.header(name);
                whole.put(name, new Tensor(header.dtype(), header.shape(), file.bytes(name)));
                index.put(name, name.startsWith("encoder.layer.1") ? SECOND : FIRST);
            });
        }
        Files.delete(model.file(TinyBert.WEIGHTS));
        writeShard(FIRST);
        writeShard(SECOND);
        writeIndex();
    }

    @Test
    void shardsAreOneModel() {
        try (PretrainedFiles files = model.open()) {
            assertThat(files.tensorNames()).isEqualTo(whole.keySet());
            assertThat(whole)
                    .allSatisfy((name, tensor) -> assertThat(files.bytes(name)).isEqualTo(tensor.data()));
        }
    }

    @Test
    void aMissingShardIsNamed() throws IOException {
        // given
        Files.delete(model.file(SECOND));

        // then
        assertThatRefused(FailureCategory.MISSING_INPUT)
                .hasMessage(model.file(SECOND) + " is not there: " + model.file("model.safetensors.index.json")
                        + " says that it holds weights; copy all shards of the model");
    }

    @Test
    void aTensorThatIsNotWhereTheIndexSaysIsNamed() throws IOException {
        // given
        index.put(WORDS, SECOND);
        writeIndex();

        // then
        assertThatRefused(FailureCategory.CORRUPT_INPUT)
                .hasMessageStartingWith(model.file(SECOND) + " lacks tensor '" + WORDS + "', which ");
    }

    @Test
    void anIndexCannotLeaveItsFolder() throws IOException {
        // given
        index.put(WORDS, "../" + FIRST);
        writeIndex();

        // then
        assertThatRefused(FailureCategory.CORRUPT_INPUT)
                .hasMessageContaining("names '../" + FIRST + "', which is not a file of its folder");
    }

    @Test
    void anIndexWithoutTensorsIsRefused() throws IOException {
        // given
        index.clear();
        writeIndex();

        // then
        assertThatRefused(FailureCategory.CORRUPT_INPUT).hasMessageContaining("has no weight_map");
    }

    private void writeShard(String name) {
        SafetensorsWriter.write(
                model.file(name),
                whole.keySet().stream()
                        .filter(tensor -> name.equals(index.get(tensor)))
                        .collect(Collectors.toMap(tensor -> tensor, whole::get)),
                SafetensorsWriter.PYTORCH);
    }

    private void writeIndex() throws IOException {
        String map = index.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": \"" + entry.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
        Files.writeString(model.file("model.safetensors.index.json"), "{\"weight_map\": " + map + "}");
    }

    private AbstractThrowableAssert<?, ?> assertThatRefused(FailureCategory category) {
        return assertThatThrownBy(() -> model.open())
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(category));
    }
}
