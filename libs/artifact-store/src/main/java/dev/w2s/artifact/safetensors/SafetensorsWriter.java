package dev.w2s.artifact.safetensors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what the Python library would write, byte for byte: tensors by dtype (largest alignment first), then by name.
 * Equal tensors and metadata give equal files, whatever order they come in.
 */
public final class SafetensorsWriter {
    /** The metadata without which transformers and peft refuse a file. */
    public static final Map<String, String> PYTORCH = Map.of("format", "pt");

    private static final int ALIGNMENT = 8;
    private static final Comparator<Map.Entry<String, Tensor>> FILE_ORDER =
            Comparator.<Map.Entry<String, Tensor>, DType>comparing(
                            entry -> entry.getValue().dtype())
                    .reversed()
                    .thenComparing(entry -> entry.getKey().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private SafetensorsWriter() {}

    /**
     * Replaces {@code file}.
     *
     * @throws CategorizedException {@code STORAGE} if the disk is full or read-only; then there is no file
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
        tensors.keySet().forEach(SafetensorsWriter::requireNameable);
        List<Map.Entry<String, Tensor>> inOrder =
                tensors.entrySet().stream().sorted(FILE_ORDER).toList();
        ByteBuffer header = header(inOrder, metadata);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeAll(channel, header);
            for (Map.Entry<String, Tensor> entry : inOrder) {
                writeAll(channel, entry.getValue().data());
            }
        } catch (IOException e) {
            CategorizedException failure = FileFailure.unwritable(file, e);
            FileFailure.deleteHalfWritten(file);
            throw failure;
        }
    }

    private static ByteBuffer header(List<Map.Entry<String, Tensor>> inOrder, Map<String, String> metadata) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!metadata.isEmpty()) {
            new TreeMap<>(metadata).forEach(json.putObject(Header.METADATA)::put);
        }
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : inOrder) {
            Tensor tensor = entry.getValue();
            long end = offset + tensor.data().remaining();
            ObjectNode node = json.putObject(entry.getKey());
            node.put("dtype", tensor.dtype().name());
            ArrayNode shape = node.putArray("shape");
            tensor.shape().forEach(shape::add);
            node.putArray("data_offsets").add(offset).add(end);
            offset = end;
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

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
