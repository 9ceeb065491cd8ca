package dev.w2s.model.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.safetensors.TensorHeader;
import dev.w2s.model.tokenizer.TextTokenizer;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * A pretrained model's files under Hugging Face names, wherever they come from. Names are normalised to what
 * transformers publishes today: a BERT without {@code bert.} in front, {@code LayerNorm.weight} and not {@code gamma}.
 */
public interface PretrainedFiles extends AutoCloseable {
    /** The model's {@code config.json}. */
    JsonNode configuration();

    /** Of everything that changes numbers: configuration, weights, tokenizer; 64 hexadecimal digits. */
    String sha256();

    Set<String> tensorNames();

    /**
     * Element type and shape; weights of linear layers are [out, in].
     *
     * @throws dev.w2s.study.failure.CategorizedException {@code CORRUPT_INPUT} if the model has no such tensor
     */
    TensorHeader header(String name);

    /** The elements, row-major and little-endian, without a copy where that is possible. */
    ByteBuffer bytes(String name);

    TextTokenizer tokenizer();

    /** Gives up the weights; configuration, fingerprint and tokenizer stay usable, and so do buffers already handed out. */
    @Override
    void close();
}
