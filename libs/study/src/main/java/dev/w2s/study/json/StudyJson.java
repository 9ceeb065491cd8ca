package dev.w2s.study.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The JSON and YAML mappers that every room uses. Absent components are refused unless {@code @Nullable}; nulls are
 * left out; times are ISO 8601.
 */
public final class StudyJson {
    private static final ObjectMapper LENIENT = configured(JsonMapper.builder())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectMapper STRICT = configured(JsonMapper.builder()).build();
    // Labels are often called yes and no.
    private static final ObjectMapper YAML = configured(
                    YAMLMapper.builder().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS))
            .build();

    private static final ObjectMapper KEY = LENIENT.copy()
            .setAnnotationIntrospector(new AnnotationIntrospectorPair(
                    new NotInKeyIsLeftOut(), LENIENT.getSerializationConfig().getAnnotationIntrospector()));

    private StudyJson() {}

    /** Returns the mapper for events and artifacts, which ignores unknown fields. */
    public static ObjectMapper mapper() {
        return LENIENT;
    }

    /** Returns the mapper for keys, which leaves out components that are {@link dev.w2s.study.json.NotInKey}. */
    public static ObjectMapper keyMapper() {
        return KEY;
    }

    /** Returns the mapper for documents that people write, which refuses unknown fields. */
    public static ObjectMapper strictMapper() {
        return STRICT;
    }

    /** Returns the mapper that reads and writes YAML; it reads JSON too, which is a part of YAML. */
    public static ObjectMapper yamlMapper() {
        return YAML;
    }

    /**
     * Reads {@code document} as {@code type}.
     *
     * @throws dev.w2s.study.failure.InvalidFieldException with the full path of the first field that is wrong
     */
    public static <T> T read(ObjectMapper mapper, JsonNode document, Class<T> type) {
        try {
            return mapper.treeToValue(document, type);
        } catch (JsonProcessingException e) {
            throw FieldPath.complaint(e);
        }
    }

    private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B configured(B builder) {
        return builder.addModule(new JavaTimeModule())
                .annotationIntrospector(
                        new AnnotationIntrospectorPair(new JacksonAnnotationIntrospector(), new NonNullIsRequired()))
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }
}
