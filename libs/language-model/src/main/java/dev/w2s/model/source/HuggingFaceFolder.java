package dev.w2s.model.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.ModelFolder;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.safetensors.TensorHeader;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.Architectures;
import dev.w2s.model.tokenizer.HuggingFaceTextTokenizer;
import dev.w2s.model.tokenizer.TextTokenizer;
import dev.w2s.study.failure.CategorizedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A model as the Hugging Face hub publishes it: config.json, tokenizer.json and safetensors, in one file or in shards.
 * Weights are mapped, not read: opening costs as much as the tokenizer does.
 */
final class HuggingFaceFolder implements PretrainedFiles {
    private static final int LARGEST_PART = 1 << 30;

    private final Supplier<String> fingerprint;
    private final JsonNode configuration;
    private final TextTokenizer tokenizer;
    private final Path tokenizerFile;
    private final WeightFiles weights;
    private final MappedPages pages = new MappedPages();

    private HuggingFaceFolder(
            Supplier<String> fingerprint,
            JsonNode configuration,
            TextTokenizer tokenizer,
            Path tokenizerFile,
            WeightFiles weights) {
        this.fingerprint = fingerprint;
        this.configuration = configuration;
        this.tokenizer = tokenizer;
        this.tokenizerFile = tokenizerFile;
        this.weights = weights;
    }

    /**
     * Opens a folder. A missing file is refused as {@code MISSING_INPUT}, a damaged one as {@code CORRUPT_INPUT}, an
     * architecture that is not supported as {@code INVALID_REQUEST}.
     */
    static HuggingFaceFolder open(ModelFolder folder, Supplier<String> fingerprint) {
        JsonNode configuration = JsonFile.read(folder.configuration());
        Architecture architecture = architecture(configuration, folder.folder());
        TextTokenizer tokenizer = Vocabulary.fitted(
                HuggingFaceTextTokenizer.of(
                        bytes(folder.tokenizer()), folder.tokenizer().toString()),
                architecture.vocabularySize(),
                folder.folder().toString());
        return new HuggingFaceFolder(
                fingerprint, configuration, tokenizer, folder.tokenizer(), WeightFiles.open(folder, architecture));
    }

    @Override
    public JsonNode configuration() {
        return configuration;
    }

    /** {@inheritDoc} The first call may read the whole folder. */
    @Override
    public String sha256() {
        return fingerprint.get();
    }

    @Override
    public Set<String> tensorNames() {
        return weights.names();
    }

    @Override
    public TensorHeader header(String name) {
        return weights.header(name);
    }

    @Override
    public ByteBuffer bytes(String name) {
        return weights.bytes(name);
    }

    @Override
    public void readParts(String name, int partBytes, Consumer<ByteBuffer> reader) {
        inParts(name, partBytes, part -> {
            reader.accept(part);
            pages.giveBack(part);
        });
        // Around each page that is read the kernel maps a few others, and so brings back pages that were given back
        // before.
        inParts(name, LARGEST_PART, pages::giveBack);
    }

    private void inParts(String name, int partBytes, Consumer<ByteBuffer> reader) {
        long size = header(name).sizeInBytes();
        for (long from = 0; from < size; from += partBytes) {
            reader.accept(weights.bytes(name, from, Math.min(partBytes, size - from)));
        }
    }

    @Override
    public TextTokenizer tokenizer() {
        return tokenizer;
    }

    @Override
    public byte[] tokenizerJson() {
        return bytes(tokenizerFile);
    }

    @Override
    public void close() {
        weights.close();
    }

    private static Architecture architecture(JsonNode configuration, Path folder) {
        try {
            return Architectures.of(configuration);
        } catch (CategorizedException e) {
            throw new CategorizedException(e.category(), "model folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }
}
