package dev.w2s.task.example;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.task.record.RawRecord;
import java.util.ArrayList;
import java.util.List;

/** A record's fields, named by paths such as {@code choices.text}. A missing field is refused with file and line. */
record Fields(RawRecord record) {
    private static final int LONGEST_SHOWN = 80;

    /** Returns a text, number or boolean as it is written; the entries of a list are joined, one a line. */
    String text(String path) {
        JsonNode value = value(path);
        return value.isArray() ? String.join("\n", list(path)) : scalar(path, value);
    }

    List<String> list(String path) {
        JsonNode value = value(path);
        if (!value.isArray()) {
            throw record.malformed("field '" + path + "' is " + shown(value) + ", where a list was expected");
        }
        List<String> entries = new ArrayList<>();
        value.forEach(entry -> entries.add(scalar(path, entry)));
        return entries;
    }

    boolean isList(String path) {
        return value(path).isArray();
    }

    private JsonNode value(String path) {
        JsonNode value = record.fields();
        for (String name : path.split("\\.", -1)) {
            JsonNode next = value.get(name);
            if (next == null) {
                List<String> known = new ArrayList<>();
                value.fieldNames().forEachRemaining(known::add);
                throw record.malformed("has no field '" + path + "'; "
                        + (known.isEmpty() ? "it has none" : "there are ") + String.join(", ", known));
            }
            value = next;
        }
        return value;
    }

    private String scalar(String path, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw record.malformed("field '" + path + "' is " + shown(value)
                    + ", where a text, a number, a boolean or a list of them was" + " expected");
        }
        return value.asText();
    }

    CategorizedException malformed(String complaint) {
        return record.malformed(complaint);
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
