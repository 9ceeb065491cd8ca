package dev.w2s.model;

import dev.w2s.model.source.PretrainedModels;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The decoders that the fixtures were computed with. All have 512 tokens, hidden size 64 and the tokenizer of
 * bert-tiny.
 */
public enum TinyDecoder {
    LLAMA("llama-tiny", "config.json"),
    /** The same weights, with the frequencies of Llama 3.1. */
    LLAMA_STRETCHED("llama-tiny-llama3-rope", "config.llama3-rope.json"),
    MISTRAL("mistral-tiny", "config.json"),
    QWEN2("qwen2-tiny", "config.json"),
    QWEN3("qwen3-tiny", "config.json"),
    GPT2("gpt2-tiny", "config.json"),
    /** A real one. Not ours to copy: it lies beside the project, on machines that have it. */
    STORIES_260K("stories260K", "config.json");

    private static final Path DATA = Path.of("../../../shared/data");

    private final String fixture;
    private final String configuration;

    TinyDecoder(String fixture, String configuration) {
        this.fixture = fixture;
        this.configuration = configuration;
    }

    public static Stream<TinyDecoder> present() {
        return Stream.of(values()).filter(TinyDecoder::isThere);
    }

    public boolean isThere() {
        return this != STORIES_260K || Files.exists(files().resolve("config.json"));
    }

    /** Its folder below {@code fixtures/forward} and {@code fixtures/lora}. */
    public String fixture() {
        return fixture;
    }

    /** The folder of its weights. */
    public Path files() {
        return switch (this) {
            case STORIES_260K -> DATA.resolve(fixture).toAbsolutePath().normalize();
            case LLAMA_STRETCHED -> LLAMA.files();
            default -> BertTiny.fixture("models/" + fixture);
        };
    }

    /** A Hugging Face folder with its files under their usual names. */
    public ModelReference reference() {
        return reference(configuration, "model.safetensors");
    }

    public ModelReference reference(String configurationFile, String weightsFile) {
        if (this == STORIES_260K) {
            return new ModelReference("file:" + files());
        }
        try {
            Path folder = Files.createTempDirectory(fixture);
            folder.toFile().deleteOnExit();
            copy(files().resolve(configurationFile), folder.resolve("config.json"));
            copy(files().resolve(weightsFile), folder.resolve("model.safetensors"));
            copy(BertTiny.fixture("models/bert-tiny/tokenizer.json"), folder.resolve("tokenizer.json"));
            return new ModelReference("file:" + folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until the end of the process. */
    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
        to.toFile().deleteOnExit();
    }

    public LanguageModel load(Torch torch) {
        return load(torch, Precision.FLOAT32, null);
    }

    public LanguageModel load(Torch torch, Precision precision, @Nullable Integer layers) {
        return load(torch, reference(), precision, layers);
    }

    public static LanguageModel load(
            Torch torch, ModelReference reference, Precision precision, @Nullable Integer layers) {
        return LanguageModel.load(torch, new PretrainedModels().open(reference), precision, layers);
    }

    public static PinnedModel pinned(ModelReference reference, LanguageModel model) {
        return new PinnedModel(reference, model.sha256(), model.layers(), Pooling.LAST_TOKEN, 32);
    }
}
