package dev.w2s.model.bench;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A model of a given shape with random weights: as fast as a real one, and as wise as none. */
final class RandomModel implements PretrainedFiles {
    private final JsonNode configuration;
    private final Map<String, Weight> weights;

    RandomModel(JsonNode configuration) {
        this.configuration = configuration;
        Architecture architecture = Architectures.of(configuration);
        this.weights = Stream.concat(
                        Stream.concat(architecture.embeddingWeights().stream(), architecture.finalNorm().stream()),
                        IntStream.range(0, architecture.layers())
                                .mapToObj(architecture::layerWeights)
                                .flatMap(List::stream))
                .collect(Collectors.toMap(Weight::name, Function.identity()));
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
        return new TensorHeader(name, DType.F32, weight.shape(), 0, 4L * weight.size());
    }

    /** Matrices uniform in +-1 / sqrt(columns), vectors 1. */
    @Override
    public ByteBuffer bytes(String name) {
        Weight weight = weight(name);
        SplittableRandom random = new SplittableRandom(name.hashCode());
        boolean vector = weight.shape().size() == 1;
        double bound = 1 / Math.sqrt(weight.shape().get(weight.shape().size() - 1));
        ByteBuffer bytes = ByteBuffer.allocateDirect(4 * weight.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < weight.size(); i++) {
            bytes.putFloat(vector ? 1 : (float) ((2 * random.nextDouble() - 1) * bound));
        }
        return bytes.flip();
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
    public void close() {}
}
