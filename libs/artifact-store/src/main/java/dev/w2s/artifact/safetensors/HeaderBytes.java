package dev.w2s.artifact.safetensors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the beginning of a file, up to the bytes of its first tensor. */
final class HeaderBytes {
    private static final int ALIGNMENT = 8;

    private HeaderBytes() {}

    static ByteBuffer of(List<TensorHeader> inOrder, Map<String, String> metadata) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!metadata.isEmpty()) {
            new TreeMap<>(metadata).forEach(json.putObject(Header.METADATA)::put);
        }
        for (TensorHeader tensor : inOrder) {
            requireNameable(tensor.name());
            ObjectNode node = json.putObject(tensor.name());
            node.put("dtype", tensor.dtype().name());
            ArrayNode shape = node.putArray("shape");
            tensor.shape().forEach(shape::add);
            node.putArray("data_offsets").add(tensor.begin()).add(tensor.end());
        }
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        int length = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (length > Header.MAX_LENGTH) {
            throw new IllegalArgumentException(inOrder.size() + " tensors need a header of " + length
                    + " bytes; the format allows " + Header.MAX_LENGTH);
        }
        byte[] padded = Arrays.copyOf(text, length);
        Arrays.fill(padded, text.length, length, (byte) ' ');
        return ByteBuffer.allocate(Long.BYTES + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(padded)
                .flip();
    }

    private static void requireNameable(String name) {
        if (name.equals(Header.METADATA) || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException("a tensor cannot be named " + Quoted.of(name));
        }
    }
}
