package dev.w2s.artifact.safetensors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one entry of a header: {@code {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}. */
final class TensorEntryReader {
    private final Path file;

    TensorEntryReader(Path file) {
        this.file = file;
    }

    TensorHeader read(String name, JsonNode entry) {
        if (!entry.isObject()) {
            throw corrupt(name, "an entry that is not an object");
        }
        DType dtype = dtype(name, entry.get("dtype"));
        List<Long> shape = naturals(name, "shape", entry.get("shape"));
        List<Long> offsets = naturals(name, "data_offsets", entry.get("data_offsets"));
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw corrupt(
                    name, "data_offsets " + brief(offsets) + ", where [begin, end] with begin <= end was expected");
        }
        TensorHeader header = new TensorHeader(name, dtype, shape, offsets.get(0), offsets.get(1));
        long needed = sizeInBytes(name, dtype, shape);
        if (needed != header.sizeInBytes()) {
            throw corrupt(
                    name, header.sizeInBytes() + " bytes, but " + dtype + " " + brief(shape) + " takes " + needed);
        }
        return header;
    }

    private DType dtype(String name, @Nullable JsonNode node) {
        String label = node == null ? "" : node.asText();
        return Arrays.stream(DType.values())
                .filter(dtype -> dtype.name().equals(label))
                .findFirst()
                .orElseThrow(() -> corrupt(
                        name, "dtype " + Quoted.of(label) + "; supported are " + Arrays.toString(DType.values())));
    }

    private List<Long> naturals(String name, String field, @Nullable JsonNode node) {
        if (node == null || !node.isArray()) {
            throw corrupt(name, "no list " + field);
        }
        List<Long> values = new ArrayList<>(node.size());
        for (JsonNode value : node) {
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
                throw corrupt(
                        name, field + " with " + Quoted.of(value.toString()) + ", where whole numbers >= 0 belong");
            }
            values.add(value.longValue());
        }
        return values;
    }

    private long sizeInBytes(String name, DType dtype, List<Long> shape) {
        try {
            return dtype.bytesOf(shape);
        } catch (ArithmeticException e) {
            throw corrupt(name, "shape " + brief(shape) + ", more elements than any file holds");
        }
    }

    private static String brief(List<Long> values) {
        return values.size() <= 16 ? values.toString() : "of " + values.size() + " numbers";
    }

    private CategorizedException corrupt(String name, String what) {
        return FileFailure.corrupt(file, "has tensor " + Quoted.of(name) + " with " + what);
    }
}
