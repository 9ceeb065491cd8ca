package dev.w2s.tools.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.artifact.ModelFolder;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.safetensors.DType;
import dev.w2s.artifact.safetensors.SafetensorsWriter;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes random weights as a Hugging Face folder, which a study can name as {@code file:/...}. */
final class RandomFolder {
    private static final String TOKENIZER = "/all-minilm-l6-v2-tokenizer.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode configuration;
    private final DType type;
    private final RandomModel model;

    RandomFolder(JsonNode configuration, DType type, long seed) {
        this.configuration = configuration.deepCopy();
        this.configuration
                .put("torch_dtype", type == DType.BF16 ? "bfloat16" : "float32")
                .put("pad_token_id", 0);
        this.type = type;
        this.model = new RandomModel(configuration, type, seed);
    }

    /**
     * @param tokenizer a tokenizer.json; empty for the one of all-MiniLM-L6-v2
     * @throws CategorizedException {@code INVALID_REQUEST} if the folder exists, {@code STORAGE} if it cannot be
     *     written
     */
    void write(Path folder, Optional<Path> tokenizer) {
        if (Files.exists(folder)) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST, folder + " exists already; name a folder that does not");
        }
        byte[] tokens = tokenizer.map(RandomFolder::bytes).orElseGet(RandomFolder::bundledTokenizer);
        try {
            Files.createDirectories(folder);
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(folder.resolve(ModelFolder.CONFIGURATION).toFile(), configuration);
            Files.write(folder.resolve(ModelFolder.TOKENIZER), tokens);
        } catch (IOException e) {
            throw FileFailure.unwritable(folder, e);
        }
        SafetensorsWriter.write(folder.resolve(ModelFolder.WEIGHTS), tensors(), SafetensorsWriter.PYTORCH);
    }

    private Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : model.tensorNames()) {
            ByteBuffer bytes = model.bytes(name);
            ByteBuffer copy =
                    ByteBuffer.allocateDirect(bytes.remaining()).put(bytes).flip();
            tensors.put(name, new Tensor(type, model.header(name).shape(), copy));
        }
        return tensors;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }

    /** Returns it without its truncation and padding, since whoever reads texts decides on these. */
    private static byte[] bundledTokenizer() {
        try (InputStream in = RandomFolder.class.getResourceAsStream(TOKENIZER)) {
            if (in == null) {
                throw new CategorizedException(
                        FailureCategory.MISSING_INPUT,
                        "the jar of all-MiniLM-L6-v2 is not on the class path: name a tokenizer.json with --tokenizer");
            }
            ObjectNode tokenizer = (ObjectNode) JSON.readTree(in);
            tokenizer.putNull("truncation");
            tokenizer.putNull("padding");
            return JSON.writeValueAsBytes(tokenizer);
        } catch (IOException e) {
            throw FileFailure.unreadable(Path.of(TOKENIZER), e);
        }
    }
}
