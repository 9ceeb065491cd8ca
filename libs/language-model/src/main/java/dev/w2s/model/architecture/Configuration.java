package dev.w2s.model.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/** Reads a {@code config.json} and refuses what is missing or out of range by its key. */
record Configuration(JsonNode json) {
    int positive(String key) {
        JsonNode value = json.path(key);
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 1) {
            throw refused(key, "must be a positive integer");
        }
        return value.intValue();
    }

    int positive(String key, int fallback) {
        return isAbsent(key) ? fallback : positive(key);
    }

    private boolean isAbsent(String key) {
        JsonNode value = json.path(key);
        return value.isMissingNode() || value.isNull();
    }

    String text(String key, String fallback) {
        return isAbsent(key) ? fallback : json.path(key).asText();
    }

    /** The object under a key; an empty one if the key is absent. */
    Configuration section(String key) {
        JsonNode value = json.path(key);
        if (!isAbsent(key) && !value.isObject()) {
            throw refused(key, "must be an object");
        }
        return new Configuration(value.isObject() ? value : JsonNodeFactory.instance.objectNode());
    }

    double number(String key) {
        if (isAbsent(key)) {
            throw refused(key, "must be a number");
        }
        return number(key, 0);
    }

    double number(String key, double fallback) {
        JsonNode value = json.path(key);
        if (isAbsent(key)) {
            return fallback;
        }
        if (!value.isNumber()) {
            throw refused(key, "must be a number");
        }
        return value.doubleValue();
    }

    /** Refuses any value but the wanted one; an absent key counts as the wanted value. */
    void require(String key, String wanted) {
        JsonNode value = json.path(key);
        if (!isAbsent(key) && !value.asText().equals(wanted)) {
            throw refused(key, "must be '" + wanted + "', nothing else is supported");
        }
    }

    CategorizedException refused(String key, String rule) {
        JsonNode value = json.path(key);
        String shown = value.isMissingNode() ? "is missing" : "is " + value;
        return new CategorizedException(
                FailureCategory.CORRUPT_INPUT, "config.json: " + key + " " + shown + "; it " + rule);
    }
}
