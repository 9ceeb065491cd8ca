package dev.w2s.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** The reference numbers in {@code fixtures}, whose README says where each comes from. */
public final class Fixture {
    private Fixture() {}

    public static JsonNode read(String name) {
        String path = "/fixtures/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream(path), path)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** The elements of an array, each with its index for the test's name. */
    public static Stream<Arguments> cases(JsonNode array) {
        return IntStream.range(0, array.size()).mapToObj(i -> Arguments.of(i, array.get(i)));
    }

    public static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    public static int[] ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }

    /** Labels are 0 and 1. */
    public static boolean[] labels(JsonNode array) {
        boolean[] labels = new boolean[array.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = array.get(i).asInt() == 1;
        }
        return labels;
    }

    public static @Nullable Double number(JsonNode value) {
        return value.isNull() ? null : value.asDouble();
    }
}
