package dev.w2s.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.w2s.artifact.safetensors.DType;
import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The model of random weights that the fixtures were computed with, and the fixtures. */
public final class BertTiny {
    public static final ModelReference REFERENCE = new ModelReference("file:" + fixture("models/bert-tiny"));

    private BertTiny() {}

    public static Path fixture(String path) {
        try {
            return Path.of(Objects.requireNonNull(BertTiny.class.getResource("/fixtures/" + path), path)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(fixture(path).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PretrainedFiles files() {
        return new PretrainedModels().open(REFERENCE);
    }

    public static LanguageModel load(Torch torch) {
        return load(torch, Precision.FLOAT32, null);
    }

    public static LanguageModel load(Torch torch, Precision precision, @Nullable Integer layers) {
        return LanguageModel.load(torch, files(), precision, layers);
    }

    public static PinnedModel pinned(LanguageModel model, Pooling pooling) {
        return new PinnedModel(REFERENCE, model.sha256(), model.layers(), pooling, 32);
    }

    /** The float32 tensors of a fixture. */
    public static Map<String, Tensor> tensors(String path) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (SafetensorsFile file = SafetensorsFile.open(fixture(path))) {
            for (String name : file.names()) {
                if (file.header(name).dtype() == DType.F32) {
                    tensors.put(
                            name,
                            Tensor.floats(file.floats(name), file.header(name).dimensions()));
                }
            }
        }
        return tensors;
    }

    public static float[] floats(Tensor tensor) {
        float[] values = new float[tensor.data().remaining() / 4];
        tensor.data().asFloatBuffer().get(values);
        return values;
    }

    /** The four sequences of {@code forward/inputs.json}. */
    public static List<int[]> sequences() {
        List<int[]> sequences = new ArrayList<>();
        for (JsonNode sequence : json("forward/inputs.json").get("sequences")) {
            int[] ids = new int[sequence.size()];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = sequence.get(i).intValue();
            }
            sequences.add(ids);
        }
        return sequences;
    }
}
