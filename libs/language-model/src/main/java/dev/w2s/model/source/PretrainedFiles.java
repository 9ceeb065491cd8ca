package dev.w2s.model.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.safetensors.TensorHeader;
import dev.w2s.model.tokenizer.TextTokenizer;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A pretrained model's files, wherever they come from, under the names of its
 * {@link dev.w2s.model.architecture.Architecture}.
 */
public interface PretrainedFiles extends AutoCloseable {
    /** The model's {@code config.json}. */
    JsonNode configuration();

    /** The fingerprint of everything that changes numbers: configuration, weights, tokenizer; 64 hexadecimal digits. */
    String sha256();

    Set<String> tensorNames();

    /**
     * Element type and shape of a tensor, as the architecture asks for it.
     *
     * @throws dev.w2s.study.failure.CategorizedException {@code CORRUPT_INPUT} if the model has no such tensor
     */
    TensorHeader header(String name);

    /** The elements of a tensor, row-major and little-endian, without a copy where that is possible; at most 2 GiB. */
    ByteBuffer bytes(String name);

    /**
     * Hands over what {@link #bytes} returns in parts, in order: of {@code partBytes} bytes, the last one of the rest.
     * A part may be used until {@code reader} returns; the memory behind it may leave then. The tensor may have any
     * size.
     */
    default void readParts(String name, int partBytes, Consumer<ByteBuffer> reader) {
        ByteBuffer all = bytes(name);
        for (int from = all.position(); from < all.limit(); from += partBytes) {
            reader.accept(all.slice(from, Math.min(partBytes, all.limit() - from)));
        }
    }

    TextTokenizer tokenizer();

    /** The model's {@code tokenizer.json}. */
    byte[] tokenizerJson();

    /**
     * Releases the weights; configuration, fingerprint and tokenizers stay usable, and so do buffers already handed
     * out.
     */
    @Override
    void close();
}
