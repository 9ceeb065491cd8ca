package dev.w2s.tools.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.safetensors.DType;
import dev.w2s.artifact.safetensors.TensorHeader;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.Architectures;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.model.tokenizer.TextTokenizer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model of a given shape with random weights: it is as fast as a real one and knows nothing. Each tensor is made when
 * it is asked for, so no more than the largest one is in memory.
 */
final class RandomModel implements PretrainedFiles {
    private static final long MULTIPLIER = 6364136223846793005L;
    private static final long INCREMENT = 1442695040888963407L;
    private static final int BITS_TO_SPARE = 40;
    private static final float HALF_RANGE = 1 << 23;

    private final JsonNode configuration;
    private final DType type;
    private final long seed;
    private final Map<String, Weight> weights = new LinkedHashMap<>();
    private @Nullable ByteBuffer scratch;

    /** @param type the type of the elements: F32 or BF16 */
    RandomModel(JsonNode configuration, DType type, long seed) {
        this.configuration = configuration;
        this.type = type;
        this.seed = seed;
        Architecture architecture = Architectures.of(configuration);
        Stream.of(
                        architecture.embeddingWeights().stream(),
                        IntStream.range(0, architecture.layers())
                                .mapToObj(architecture::layerWeights)
                                .flatMap(List::stream),
                        architecture.finalNorm().stream())
                .flatMap(part -> part)
                .forEach(weight -> weights.put(weight.name(), weight));
    }

    @Override
    public JsonNode configuration() {
        return configuration;
    }

    @Override
    public String sha256() {
        return "0".repeat(64);
    }

    @Override
    public Set<String> tensorNames() {
        return weights.keySet();
    }

    @Override
    public TensorHeader header(String name) {
        Weight weight = weight(name);
        return new TensorHeader(name, type, weight.shape(), 0, (long) type.sizeInBytes() * weight.size());
    }

    /**
     * Returns the weight's elements: matrices are uniform in +-1 / sqrt(columns), norms are 1, biases 0. The buffer is
     * good until the next call.
     */
    @Override
    public ByteBuffer bytes(String name) {
        Weight weight = weight(name);
        int columns = Math.toIntExact(weight.shape().get(weight.shape().size() - 1));
        boolean vector = weight.shape().size() == 1;
        float constant = name.endsWith(".bias") ? 0 : 1;
        float factor = (float) (1 / Math.sqrt(columns)) / HALF_RANGE;
        long state = (name.hashCode() + seed) * MULTIPLIER;
        ByteBuffer bytes = room(Math.multiplyExact(type.sizeInBytes(), weight.size()));
        for (int i = weight.size(); i > 0; i--) {
            state = state * MULTIPLIER + INCREMENT;
            put(bytes, vector ? constant : ((state >>> BITS_TO_SPARE) - HALF_RANGE) * factor);
        }
        return bytes.flip();
    }

    private void put(ByteBuffer bytes, float value) {
        if (type == DType.BF16) {
            bytes.putShort((short) (Float.floatToRawIntBits(value) >>> Short.SIZE));
        } else {
            bytes.putFloat(value);
        }
    }

    private ByteBuffer room(int size) {
        ByteBuffer room = scratch;
        if (room == null || room.capacity() < size) {
            room = ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
            scratch = room;
        }
        return room.clear();
    }

    private Weight weight(String name) {
        Weight weight = weights.get(name);
        if (weight == null) {
            throw new IllegalArgumentException("no weight " + name);
        }
        return weight;
    }

    @Override
    public TextTokenizer tokenizer() {
        throw new UnsupportedOperationException("a model of random weights reads token ids only");
    }

    @Override
    public byte[] tokenizerJson() {
        throw new UnsupportedOperationException("a model of random weights has no tokenizer");
    }

    @Override
    public void close() {
        scratch = null;
    }
}
