package dev.w2s.model.architecture;

import com.fasterxml.jackson.databind.JsonNode;
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

    double number(String key, double fallback) {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return fallback;
        }
        if (!value.isNumber()) {
            throw refused(key, "must be a number");
        }
        return value.doubleValue();
    }

    /** Absent counts as the wanted value. */
    void require(String key, String wanted) {
        JsonNode value = json.path(key);
        if (!value.isMissingNode() && !value.isNull() && !value.asText().equals(wanted)) {
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
