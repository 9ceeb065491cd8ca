package dev.w2s.model.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damage to a JSON document, the same for the same seed: to its bytes, to its text, or to its values. */
final class Mutation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_DAMAGES = 3;

    private static final List<String> HOSTILE = List.of(
            "null",
            "true",
            "\"\"",
            "\"x\"",
            "0",
            "-1",
            "1",
            "3",
            "0.5",
            "-0.0",
            "1e999",
            "2147483647",
            "2147483648",
            "4294967296",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551615",
            "[]",
            "{}",
            "[[]]",
            "[1, 2]",
            "{\"a\": 1}",
            "\"\\u0000\"",
            "\"\\ud83d\\ude00\"",
            "\"(a+)+$\"",
            "\"[\"",
            "\"\\\\p{L}\"");

    private final SplittableRandom random;

    Mutation(long seed) {
        random = new SplittableRandom(seed);
    }

    byte[] of(byte[] json) {
        byte[] damaged = json;
        int damages = random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(MOST_DAMAGES);
        for (int i = 0; i < damages; i++) {
            damaged = switch (random.nextInt(10)) {
                case 0 -> bitFlipped(damaged);
                case 1 -> cut(damaged);
                case 2 -> spliced(damaged);
                default -> withAnotherValue(damaged);
            };
        }
        return damaged;
    }

    /** The length that a header claims: mostly the true one. */
    long bentLength(int length) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextLong(100_000_001);
            case 2 -> length + random.nextInt(-8, 9);
            default -> length;
        };
    }

    private byte[] bitFlipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int i = 1 + random.nextInt(4); i > 0 && flipped.length > 0; i--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] cut(byte[] bytes) {
        return bytes.length == 0 ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    /** A piece again elsewhere (duplicate keys, lists one inside the other), or bytes that are no UTF-8. */
    private byte[] spliced(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(64));
        byte[] piece = random.nextInt(4) == 0
                ? new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF}
                : random.nextInt(8) == 0 ? nested() : Arrays.copyOfRange(bytes, from, to);
        int at = random.nextInt(bytes.length + 1);
        byte[] spliced = new byte[bytes.length + piece.length];
        System.arraycopy(bytes, 0, spliced, 0, at);
        System.arraycopy(piece, 0, spliced, at, piece.length);
        System.arraycopy(bytes, at, spliced, at + piece.length, bytes.length - at);
        return spliced;
    }

    private byte[] nested() {
        return "[".repeat(1 << (4 + random.nextInt(12))).getBytes(StandardCharsets.UTF_8);
    }

    /** Text that is no JSON any more is bent instead. */
    private byte[] withAnotherValue(byte[] bytes) {
        try {
            JsonNode document = JSON.readTree(bytes);
            List<ContainerNode<?>> containers = new ArrayList<>();
            collect(document, containers);
            containers.removeIf(JsonNode::isEmpty);
            if (containers.isEmpty()) {
                return bitFlipped(bytes);
            }
            change(containers.get(random.nextInt(containers.size())), containers);
            return JSON.writeValueAsBytes(document);
        } catch (IOException | IllegalArgumentException e) {
            return bitFlipped(bytes);
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
        if (node instanceof ContainerNode<?> container) {
            containers.add(container);
            container.forEach(child -> collect(child, containers));
        }
    }

    private void change(ContainerNode<?> container, List<ContainerNode<?>> others) {
        int index = random.nextInt(container.size());
        boolean removes = random.nextInt(5) == 0;
        if (container instanceof ArrayNode array) {
            if (removes) {
                array.remove(index);
            } else {
                array.set(index, value(array.get(index), others));
            }
        } else if (container instanceof ObjectNode object) {
            String key = new ArrayList<>(object.properties()).get(index).getKey();
            JsonNode old = object.remove(key);
            if (!removes) {
                object.set(random.nextInt(8) == 0 ? key + "x" : key, value(old, others));
            }
        }
    }

    private JsonNode value(JsonNode old, List<ContainerNode<?>> others) {
        return switch (random.nextInt(10)) {
            case 0 -> others.get(random.nextInt(others.size())).deepCopy();
            case 1 -> old.isNumber() ? JsonNodeFactory.instance.numberNode(old.asLong() + random.nextInt(-2, 3)) : old;
            case 2 ->
                old.isNumber()
                        ? JsonNodeFactory.instance.numberNode(
                                BigInteger.ONE.shiftLeft(random.nextInt(80)).negate())
                        : TextNode.valueOf("a".repeat(1 << random.nextInt(16)));
            default -> hostile();
        };
    }

    private JsonNode hostile() {
        try {
            return JSON.readTree(HOSTILE.get(random.nextInt(HOSTILE.size())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
