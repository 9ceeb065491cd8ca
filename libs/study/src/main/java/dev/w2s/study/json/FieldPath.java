package dev.w2s.study.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.w2s.study.failure.InvalidFieldException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns Jackson's exceptions into complaints for a user: the place in the document, its value, and the values it may
 * have.
 */
public final class FieldPath {
    private FieldPath() {}

    public static InvalidFieldException complaint(JsonProcessingException problem) {
        if (!(problem instanceof JsonMappingException mapping)) {
            return new InvalidFieldException("document", "cannot be read: " + problem.getOriginalMessage());
        }
        String path = path(mapping.getPath());
        InvalidFieldException ours = ours(mapping);
        if (ours != null) {
            String field = ours.field();
            return ours.at(path.isEmpty() ? field : path.endsWith(field) ? path : path + "." + field);
        }
        if (mapping instanceof UnrecognizedPropertyException unknown) {
            String known = Objects.requireNonNull(unknown.getKnownPropertyIds()).stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return new InvalidFieldException(path, "no such field; the known fields are " + known);
        }
        if (mapping instanceof InvalidTypeIdException type) {
            return new InvalidFieldException(path, "'" + type.getTypeId() + "' is not a known kind");
        }
        if (mapping instanceof InvalidFormatException format) {
            return new InvalidFieldException(
                    path, "'" + format.getValue() + "' is not " + described(format.getTargetType()));
        }
        String message = mapping.getOriginalMessage();
        if (message.startsWith("Missing required creator property")) {
            String missing = message.replaceAll("^[^']*'([^']*)'.*", "$1");
            boolean named = path.endsWith(missing);
            return new InvalidFieldException(
                    named ? path : path.isEmpty() ? missing : path + "." + missing, "is missing");
        }
        return new InvalidFieldException(path.isEmpty() ? "document" : path, firstSentence(mapping));
    }

    private static String firstSentence(JsonMappingException mapping) {
        Throwable cause = mapping.getCause();
        String text = cause instanceof IllegalArgumentException ? cause.getMessage() : mapping.getOriginalMessage();
        return String.valueOf(text).lines().findFirst().orElse("cannot be read");
    }

    private static @Nullable InvalidFieldException ours(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidFieldException invalid) {
                return invalid;
            }
        }
        return null;
    }

    private static String described(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Stream.of(type.getEnumConstants()).map(FieldPath::label).collect(Collectors.joining(", "));
        }
        return "a value of type " + type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String label(Object constant) {
        return StudyJson.mapper().convertValue(constant, String.class);
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
