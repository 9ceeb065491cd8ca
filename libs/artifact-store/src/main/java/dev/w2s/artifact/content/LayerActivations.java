package dev.w2s.artifact.content;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.safetensors.DType;
import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.artifact.safetensors.TensorHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The activations of a split's examples at one layer: a row of d float32 features for each example.
 *
 * @param ids of the examples, in the order of the rows
 * @param dimension d
 * @param parts the rows as little-endian bytes, cut into buffers of whole rows, since one buffer holds 2 GiB at most; a
 *     view of a file, which stays mapped as long as they are referred to
 */
public record LayerActivations(List<String> ids, long dimension, List<ByteBuffer> parts) {
    private static final long LARGEST_PART = 1L << 30;

    public LayerActivations {
        ids = List.copyOf(ids);
        parts = List.copyOf(parts);
    }

    static LayerActivations mapped(List<String> ids, SafetensorsFile file, String name) {
        TensorHeader header = file.header(name);
        if (header.dtype() != DType.F32
                || header.shape().size() != 2
                || header.shape().get(0) != ids.size()
                || header.shape().get(1) < 1) {
            throw FileFailure.corrupt(
                    file.path(),
                    "has tensor " + name + " as " + header.dtype() + " " + header.shape() + ", where F32 [" + ids.size()
                            + ", d] was expected");
        }
        long dimension = header.shape().get(1);
        return new LayerActivations(ids, dimension, parts(file, header, Float.BYTES * dimension));
    }

    private static List<ByteBuffer> parts(SafetensorsFile file, TensorHeader header, long rowBytes) {
        long partBytes = Math.max(1, LARGEST_PART / rowBytes) * rowBytes;
        List<ByteBuffer> parts = new ArrayList<>();
        for (long from = 0; from < header.sizeInBytes(); from += partBytes) {
            parts.add(file.bytes(header.name(), from, Math.min(partBytes, header.sizeInBytes() - from)));
        }
        return parts;
    }
}
