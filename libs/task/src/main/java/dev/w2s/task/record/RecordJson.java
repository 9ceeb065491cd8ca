package dev.w2s.task.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads JSON without changing values: a number keeps its digits, 1.10 as well as 9007199254740993. */
final class RecordJson {
    private final ObjectReader reader;

    private RecordJson(ObjectReader reader) {
        this.reader = reader;
    }

    /** Makes a reader of JSON as RFC 8259 defines it, which refuses an object that has a field twice. */
    static RecordJson strict() {
        return new RecordJson(exact(JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()));
    }

    /** Makes a reader of rows of Parquet, where NaN and Infinity are numbers too. */
    static RecordJson ofRows() {
        return new RecordJson(exact(JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build()));
    }

    private static ObjectReader exact(JsonMapper mapper) {
        // The length of a line is limited before the line gets here.
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build());
        return mapper.reader(JsonNodeFactory.withExactBigDecimals(true))
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    /**
     * Reads one record.
     *
     * @param number the number of its line or row, from 1
     * @throws dev.w2s.study.failure.CategorizedException {@code CORRUPT_INPUT} unless the text is an object
     */
    RawRecord read(String text, String name, long number) {
        JsonNode value = parsed(text, name, number);
        if (!value.isObject()) {
            throw RecordFailure.inLine(
                    name,
                    number,
                    "an object {...} was expected, not "
                            + value.getNodeType().name().toLowerCase(Locale.ROOT) + " " + RecordFailure.shown(text));
        }
        if (text.contains("\\u") && !StandardCharsets.UTF_8.newEncoder().canEncode(value.toString())) {
            throw RecordFailure.inLine(
                    name, number, "has half a surrogate pair, which is not a character: " + RecordFailure.shown(text));
        }
        return new RawRecord(value, name, number);
    }

    private JsonNode parsed(String text, String name, long number) {
        try {
            return reader.readTree(text);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at character " + e.getLocation().getColumnNr();
            throw RecordFailure.inLine(
                    name,
                    number,
                    "is not a JSON object (" + firstLine(e.getOriginalMessage()) + place + "): "
                            + RecordFailure.shown(text),
                    e);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
