package dev.w2s.model.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.model.BertTiny;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The file of a model folder that is mutated. */
enum Target {
    BERT_CONFIGURATION("bert-tiny", "config.json"),
    LLAMA_CONFIGURATION("llama-tiny", "config.json"),
    GPT2_CONFIGURATION("gpt2-tiny", "config.json"),
    HEADER("bert-tiny", "model.safetensors") {
        @Override
        byte[] mutated(byte[] original, Mutation mutation) {
            int length = 8
                    + (int) ByteBuffer.wrap(original)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong();
            byte[] header = mutation.of(Arrays.copyOfRange(original, 8, length));
            long said = mutation.bentLength(header.length);
            return ByteBuffer.allocate(8 + header.length + original.length - length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(said)
                    .put(header)
                    .put(original, length, original.length - length)
                    .array();
        }
    },
    INDEX("bert-tiny", "model.safetensors.index.json") {
        @Override
        void publish(Path folder) throws IOException {
            super.publish(folder);
            Path shard = folder.resolve("model-1.safetensors");
            Files.move(folder.resolve("model.safetensors"), shard);
            ObjectNode index = new ObjectMapper().createObjectNode();
            ObjectNode map = index.putObject("weight_map");
            try (SafetensorsFile file = SafetensorsFile.open(shard)) {
                file.names().forEach(name -> map.put(name, "model-1.safetensors"));
            }
            Files.writeString(folder.resolve(file()), index.toString());
        }
    };

    private final String model;
    private final String file;

    Target(String model, String file) {
        this.model = model;
        this.file = file;
    }

    String file() {
        return file;
    }

    void publish(Path folder) throws IOException {
        for (String name : new String[] {"config.json", "model.safetensors"}) {
            Files.copy(BertTiny.fixture("models/" + model + "/" + name), folder.resolve(name));
        }
        Files.copy(BertTiny.fixture("models/bert-tiny/tokenizer.json"), folder.resolve("tokenizer.json"));
    }

    byte[] mutated(byte[] original, Mutation mutation) {
        return mutation.of(original);
    }
}
