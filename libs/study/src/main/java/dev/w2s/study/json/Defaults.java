package dev.w2s.study.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What a document means where it is silent. */
public final class Defaults {
    private Defaults() {}

    /** A copy of {@code defaults} with the fields of {@code written} laid over it, object by object. */
    public static ObjectNode merged(ObjectNode defaults, ObjectNode written) {
        ObjectNode result = defaults.deepCopy();
        for (Map.Entry<String, JsonNode> field : written.properties()) {
            JsonNode below = result.get(field.getKey());
            JsonNode above = field.getValue();
            boolean bothObjects = below instanceof ObjectNode && above instanceof ObjectNode;
            result.set(field.getKey(), bothObjects ? merged((ObjectNode) below, (ObjectNode) above) : above);
        }
        return result;
    }
}
