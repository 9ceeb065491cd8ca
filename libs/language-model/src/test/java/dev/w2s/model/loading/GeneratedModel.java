package dev.w2s.model.loading;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.artifact.safetensors.DType;
import dev.w2s.artifact.safetensors.SafetensorsWriter;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.BertTiny;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.Architectures;
import dev.w2s.model.architecture.Weight;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A sharded folder of a BERT of any size, all weights zero. */
final class GeneratedModel {
    private static final int SHARDS = 3;

    private final Path folder;
    private final ObjectMapper json = new ObjectMapper();

    private GeneratedModel(Path folder) {
        this.folder = folder;
    }

    /** @return how many elements its weights have */
    static long write(Path folder, DType dtype, int hiddenSize, int layers) throws IOException {
        return new GeneratedModel(folder).write(dtype, hiddenSize, layers);
    }

    private long write(DType dtype, int hiddenSize, int layers) throws IOException {
        ObjectNode configuration = json.createObjectNode()
                .put("model_type", "bert")
                .put("hidden_act", "gelu")
                .put("vocab_size", 30_522)
                .put("hidden_size", hiddenSize)
                .put("num_hidden_layers", layers)
                .put("num_attention_heads", 8)
                .put("intermediate_size", 4 * hiddenSize)
                .put("max_position_embeddings", 512)
                .put("type_vocab_size", 2);
        json.writeValue(folder.resolve("config.json").toFile(), configuration);
        Files.copy(BertTiny.fixture("models/bert-tiny/tokenizer.json"), folder.resolve("tokenizer.json"));
        List<Weight> weights = weights(Architectures.of(configuration));
        ObjectNode index = json.createObjectNode();
        for (int shard = 0; shard < SHARDS; shard++) {
            int first = shard;
            String name = "model-" + shard + ".safetensors";
            List<Weight> part = IntStream.range(0, weights.size())
                    .filter(i -> i % SHARDS == first)
                    .mapToObj(weights::get)
                    .toList();
            part.forEach(weight -> index.withObjectProperty("weight_map").put(weight.name(), name));
            SafetensorsWriter.write(folder.resolve(name), zeros(part, dtype), SafetensorsWriter.PYTORCH);
        }
        json.writeValue(folder.resolve("model.safetensors.index.json").toFile(), index);
        return weights.stream().mapToLong(Weight::size).sum();
    }

    private static List<Weight> weights(Architecture architecture) {
        List<Weight> weights = new ArrayList<>(architecture.embeddingWeights());
        IntStream.range(0, architecture.layers()).forEach(layer -> weights.addAll(architecture.layerWeights(layer)));
        return weights;
    }

    private static Map<String, Tensor> zeros(List<Weight> weights, DType dtype) {
        int largest = weights.stream().mapToInt(Weight::size).max().orElse(0) * dtype.sizeInBytes();
        ByteBuffer zeros = ByteBuffer.allocate(largest);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        weights.forEach(weight -> tensors.put(
                weight.name(), new Tensor(dtype, weight.shape(), zeros.slice(0, weight.size() * dtype.sizeInBytes()))));
        return tensors;
    }
}
