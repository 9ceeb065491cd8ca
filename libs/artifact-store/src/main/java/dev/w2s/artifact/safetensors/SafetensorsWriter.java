package dev.w2s.artifact.safetensors;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Writes the same bytes as the Python library: tensors ordered by dtype (largest alignment first), then by name. Equal
 * tensors and metadata give equal files, in whatever order they are given.
 */
public final class SafetensorsWriter {
    /** The metadata without which transformers and peft refuse a file. */
    public static final Map<String, String> PYTORCH = Map.of("format", "pt");

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
        List<Map.Entry<String, Tensor>> inOrder =
                tensors.entrySet().stream().sorted(FILE_ORDER).toList();
        List<TensorHeader> headers = new ArrayList<>();
        long position = 0;
        for (Map.Entry<String, Tensor> entry : inOrder) {
            TensorHeader header = header(entry.getKey(), entry.getValue(), position);
            headers.add(header);
            position = header.end();
        }
        ByteBuffer header = HeaderBytes.of(headers, metadata);
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

    private static TensorHeader header(String name, Tensor tensor, long begin) {
        return new TensorHeader(
                name,
                tensor.dtype(),
                tensor.shape(),
                begin,
                begin + tensor.data().remaining());
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
