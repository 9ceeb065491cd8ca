package dev.w2s.study.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Fills in the fields that a document leaves out. */
public final class Defaults {
    private Defaults() {}

    /**
     * Returns a copy of {@code defaults} in which the fields of {@code written} replace the defaults, object by object.
     */
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
