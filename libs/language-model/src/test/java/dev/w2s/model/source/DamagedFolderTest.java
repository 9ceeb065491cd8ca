package dev.w2s.model.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.safetensors.SafetensorsWriter;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFolderTest {
    @TempDir
    private Path folder;

    private TinyBert model;

    @BeforeEach
    void writeModel() throws IOException {
        model = TinyBert.in(folder);
    }

    @Test
    void aMissingTokenizerIsNamedWithItsFolder() throws IOException {
        // given
        Files.delete(model.file(TinyBert.TOKENIZER));

        // then
        assertThatRefused(FailureCategory.MISSING_INPUT)
                .hasMessageContaining("model folder " + folder + " has no tokenizer.json; a model folder holds");
    }

    @Test
    void truncatedWeightsAreNamed() throws IOException {
        // given
        Path weights = model.file(TinyBert.WEIGHTS);
        byte[] whole = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(whole, whole.length - 100));

        // then
        assertThatRefused(FailureCategory.CORRUPT_INPUT)
                .hasMessageContaining(weights + " has tensor 'pooler.dense.weight' ending at byte")
                .hasMessageContaining("the file is truncated");
    }

    @Test
    void aConfigurationThatIsNotJsonIsNamedWithTheLine() throws IOException {
        // given
        Files.writeString(model.file(TinyBert.CONFIGURATION), "{\n  \"model_type\": bert\n}");

        // then
        assertThatRefused(FailureCategory.CORRUPT_INPUT)
                .hasMessageContaining(
                        model.file(TinyBert.CONFIGURATION) + " is not JSON: Unrecognized token 'bert': was expecting")
                .hasMessageEndingWith("at line 2");
    }

    @Test
    void aConfigurationThatIsNoObjectIsNamed() throws IOException {
        // given
        Files.writeString(model.file(TinyBert.CONFIGURATION), "");

        // then
        assertThatRefused(FailureCategory.CORRUPT_INPUT)
                .hasMessage(model.file(TinyBert.CONFIGURATION) + " is not a JSON object");
    }

    @Test
    void anUnknownArchitectureIsRefusedWithWhatWorks() throws IOException {
        // given
        Files.writeString(model.file(TinyBert.CONFIGURATION), "{\"model_type\": \"mamba\"}");

        // then
        assertThatRefused(FailureCategory.INVALID_REQUEST)
                .hasMessageStartingWith("model folder " + folder + ": ")
                .hasMessageContaining("'mamba' is not supported; supported are [bert");
    }

    @Test
    void aDamagedTokenizerIsNamed() throws IOException {
        // given
        Files.writeString(model.file(TinyBert.TOKENIZER), "{\"version\": \"1.0\"}");

        // then
        assertThatRefused(FailureCategory.CORRUPT_INPUT)
                .hasMessageStartingWith(model.file(TinyBert.TOKENIZER) + " is not a readable tokenizer: ");
    }

    @Test
    void theTokenizerOfALargerModelIsRefused() throws IOException {
        // given
        String configuration = Files.readString(model.file(TinyBert.CONFIGURATION));
        Files.writeString(
                model.file(TinyBert.CONFIGURATION),
                configuration.replace("\"vocab_size\": 512", "\"vocab_size\": 500"));

        // then
        assertThatRefused(FailureCategory.CORRUPT_INPUT)
                .hasMessage(folder + " has a tokenizer with 512 entries, but vocab_size 500 in its configuration:"
                        + " they belong to different models");
    }

    @Test
    void oneWeightUnderTwoNamesIsRefused() {
        // given
        Tensor weight = Tensor.floats(new float[] {1}, 1);
        SafetensorsWriter.write(
                model.file(TinyBert.WEIGHTS),
                Map.of("bert.embeddings.LayerNorm.gamma", weight, "embeddings.LayerNorm.weight", weight),
                SafetensorsWriter.PYTORCH);

        // then
        assertThatRefused(FailureCategory.CORRUPT_INPUT)
                .hasMessageContaining(folder + " holds 'embeddings.LayerNorm.weight' twice, as '");
    }

    @Test
    void aTensorThatIsNotThereIsNamedWithItsFolder() {
        try (PretrainedFiles files = model.open()) {
            assertThatThrownBy(() -> files.header("encoder.layer.3.output.dense.weight"))
                    .isInstanceOf(CategorizedException.class)
                    .hasMessageStartingWith(
                            folder + " has no tensor 'encoder.layer.3.output.dense.weight' among its 55");
        }
    }

    private AbstractThrowableAssert<?, ?> assertThatRefused(FailureCategory category) {
        return assertThatThrownBy(() -> model.open())
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(category));
    }
}
