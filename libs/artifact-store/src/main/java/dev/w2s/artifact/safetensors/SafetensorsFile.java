package dev.w2s.artifact.safetensors;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file of any size, mapped into memory. Opening it reads its header only, and checks all of it: a damaged
 * file is refused as {@code CORRUPT_INPUT} with what is wrong, a file that isn't there as {@code MISSING_INPUT}. The
 * file must not be shortened while it is in use.
 *
 * <p>Safe for use by several threads. Buffers stay valid after {@link #close}.
 */
public final class SafetensorsFile implements AutoCloseable {
    private static final long LARGEST_RANGE = Integer.MAX_VALUE;

    private final Path path;
    private final FileChannel channel;
    private final MappedTensors data;
    private final Map<String, TensorHeader> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata;

    private SafetensorsFile(Path path, FileChannel channel) throws IOException {
        Header header = new HeaderReader(path).read(channel);
        this.path = path;
        this.channel = channel;
        this.data = new MappedTensors(channel, header.dataStart(), header.tensors());
        this.metadata = Collections.unmodifiableMap(header.metadata());
        header.tensors().forEach(tensor -> tensors.put(tensor.name(), tensor));
    }

    public static SafetensorsFile open(Path path) {
        if (!Files.exists(path)) {
            throw FileFailure.missing(path, "a safetensors file was expected");
        }
        if (!Files.isRegularFile(path)) {
            throw FileFailure.corrupt(path, "is not a file");
        }
        @Nullable FileChannel channel = null;
        boolean opened = false;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
            SafetensorsFile file = new SafetensorsFile(path, channel);
            opened = true;
            return file;
        } catch (IOException e) {
            throw FileFailure.unreadable(path, e);
        } finally {
            if (!opened) {
                closeQuietly(channel);
            }
        }
    }

    public Path path() {
        return path;
    }

    /** Returns the names of the tensors, in the order in which they lie in the file. */
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    public boolean contains(String name) {
        return tensors.containsKey(name);
    }

    /**
     * Returns what the file says about one tensor.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} if the file has no such tensor
     */
    public TensorHeader header(String name) {
        TensorHeader header = tensors.get(name);
        if (header == null) {
            throw FileFailure.corrupt(
                    path,
                    "has no tensor " + Quoted.of(name) + " among its " + tensors.size() + ", which begin with "
                            + tensors.keySet().stream().limit(5).map(Quoted::of).toList());
        }
        return header;
    }

    /** Returns a read-only, little-endian, direct view of a tensor of up to 2 GiB in the mapped file. */
    public ByteBuffer bytes(String name) {
        return bytes(name, 0, header(name).sizeInBytes());
    }

    /**
     * Returns a view of a part of a tensor, which begins at its byte {@code from}; {@code length} is at most 2 GiB - 1.
     */
    public ByteBuffer bytes(String name, long from, long length) {
        TensorHeader header = header(name);
        if (from < 0 || length < 0 || from > header.sizeInBytes() - length) {
            throw new IndexOutOfBoundsException("bytes " + from + " + " + length + " of " + Quoted.of(name)
                    + ", which has " + header.sizeInBytes());
        }
        if (length > LARGEST_RANGE) {
            throw new IllegalArgumentException(Quoted.of(name) + " in " + path + ": one buffer cannot hold " + length
                    + " bytes; read the tensor in parts");
        }
        try {
            return data.range(header.begin() + from, (int) length).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw FileFailure.unreadable(path, e);
        }
    }

    /** Returns a copy of an F32, F16 or BF16 tensor, widened exactly to float32, row-major. */
    public float[] floats(String name) {
        return new FloatWidening(this).read(header(name));
    }

    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            // The channel was only read; there is nothing to lose and nothing to tell.
        }
    }
}
