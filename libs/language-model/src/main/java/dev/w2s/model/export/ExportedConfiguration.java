package dev.w2s.model.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.Head;
import java.util.List;

/** The base model's {@code config.json} as that of a classifier with two labels, in float32. */
final class ExportedConfiguration {
    private static final List<String> LAYER_COUNTS = List.of("num_hidden_layers", "n_layer");

    private ExportedConfiguration() {}

    static ObjectNode of(JsonNode base, Architecture architecture, Head head, int layers) {
        ObjectNode json = base.deepCopy();
        architecture.transformersClass(head).ifPresent(name -> json.putArray("architectures")
                .add(name));
        json.put("num_labels", 2);
        json.putObject("id2label").put("0", "LABEL_0").put("1", "LABEL_1");
        json.putObject("label2id").put("LABEL_0", 0).put("LABEL_1", 1);
        json.put(json.has("dtype") ? "dtype" : "torch_dtype", "float32");
        LAYER_COUNTS.stream().filter(json::has).forEach(key -> json.put(key, layers));
        if (json.get("layer_types") instanceof ArrayNode types) {
            while (types.size() > layers) {
                types.remove(types.size() - 1);
            }
        }
        return json;
    }
}
