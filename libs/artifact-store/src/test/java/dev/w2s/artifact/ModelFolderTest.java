package dev.w2s.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.ModelReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
    private static final String NEEDS = "; a model folder holds config.json, tokenizer.json and model.safetensors"
            + " (or its shards and model.safetensors.index.json)";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeModel() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.writeString(folder.resolve("tokenizer.json"), "[]");
        Files.writeString(folder.resolve("model.safetensors"), "x");
    }

    @Test
    void theFingerprintIsWhatTheShellComputes() {
        // LC_ALL=C sha256sum config.json model.safetensors tokenizer.json | sha256sum
        assertThat(new ModelFolder(folder).fingerprint())
                .isEqualTo("ca7eebe8200a67c1ad843179fd2730c384a3a6ef771e5ab502a88a4aa733f3b6");
    }

    @Test
    void shardsAndTheirIndexCount() throws IOException {
        // given
        Files.move(folder.resolve("model.safetensors"), folder.resolve("model-00001-of-00001.safetensors"));
        Files.writeString(folder.resolve("model.safetensors.index.json"), "{\"weight_map\":{}}");

        // when
        ModelFolder model = new ModelFolder(folder);

        // then
        assertThat(model.hasSingleWeightsFile()).isFalse();
        assertThat(model.fingerprint()).isEqualTo("ac4848523fa95e7d4f9b7e3ea90b0e15df79f6d5429c3f8ea761a64805695232");
    }

    @Test
    void aReadmeDoesNotCount() throws IOException {
        // given
        String before = new ModelFolder(folder).fingerprint();

        // when
        Files.writeString(folder.resolve("README.md"), "a model");

        // then
        assertThat(new ModelFolder(folder).fingerprint()).isEqualTo(before);
    }

    @Test
    void aReferenceNamesItsFolderLiterally() throws IOException {
        // given
        Path spaced = Files.createDirectory(folder.resolve("my model%20"));
        for (String name : new String[] {"config.json", "tokenizer.json", "model.safetensors"}) {
            Files.copy(folder.resolve(name), spaced.resolve(name));
        }

        // then
        assertThat(ModelFolder.of(new ModelReference("file:" + spaced)).folder())
                .isEqualTo(spaced);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        // given
        Path absent = folder.resolve("absent");

        // then
        assertThatMissing(absent).hasMessage("model folder " + absent + " is not there" + NEEDS);
    }

    @Test
    void aMissingConfigurationIsNamed() throws IOException {
        // given
        Files.delete(folder.resolve("config.json"));

        // then
        assertThatMissing(folder).hasMessage("model folder " + folder + " has no config.json" + NEEDS);
    }

    @Test
    void aMissingTokenizerIsNamed() throws IOException {
        // given
        Files.delete(folder.resolve("tokenizer.json"));

        // then
        assertThatMissing(folder)
                .hasMessage("model folder " + folder + " has no tokenizer.json" + NEEDS
                        + "; a tokenizer without it is written anew by transformers' save_pretrained");
    }

    @Test
    void missingWeightsAreNamed() throws IOException {
        // given
        Files.delete(folder.resolve("model.safetensors"));

        // then
        assertThatMissing(folder).hasMessage("model folder " + folder + " has no model.safetensors" + NEEDS);
    }

    @Test
    void pickledWeightsAloneAreRefusedWithTheRemedy() throws IOException {
        // given
        Files.move(folder.resolve("model.safetensors"), folder.resolve("pytorch_model.bin"));

        // then
        assertThatMissing(folder)
                .hasMessageContaining(
                        "pytorch_model.bin is not read: save the model anew with safe_serialization=True");
    }

    private static AbstractThrowableAssert<?, ?> assertThatMissing(Path folder) {
        return assertThatThrownBy(() -> new ModelFolder(folder))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT));
    }
}
