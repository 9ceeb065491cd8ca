package dev.w2s.artifact.safetensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a header without trusting it: every length is compared with the file before memory is taken. */
final class HeaderReader {
    private static final int LENGTH_BYTES = 8;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;

    HeaderReader(Path file) {
        this.file = file;
    }

    Header read(FileChannel channel) throws IOException {
        long fileSize = channel.size();
        if (fileSize < LENGTH_BYTES) {
            throw corrupt("has " + fileSize + " bytes, fewer than the " + LENGTH_BYTES + " of a header's length");
        }
        long length = bytes(channel, 0, LENGTH_BYTES).getLong();
        if (length < 0 || length > Header.MAX_LENGTH) {
            throw corrupt("says its header has " + Long.toUnsignedString(length) + " bytes, more than the "
                    + Header.MAX_LENGTH + " that the format allows: it is not a safetensors file");
        }
        if (length > fileSize - LENGTH_BYTES) {
            throw corrupt("says its header has " + length + " bytes, but only " + (fileSize - LENGTH_BYTES)
                    + " follow: it is truncated");
        }
        long dataStart = LENGTH_BYTES + length;
        JsonNode json = parse(bytes(channel, LENGTH_BYTES, (int) length));
        Map<String, String> metadata = new LinkedHashMap<>();
        List<TensorHeader> tensors = new ArrayList<>();
        TensorEntryReader entries = new TensorEntryReader(file);
        json.properties().forEach(entry -> {
            if (entry.getKey().equals(Header.METADATA)) {
                metadata.putAll(metadata(entry.getValue()));
            } else {
                tensors.add(entries.read(entry.getKey(), entry.getValue()));
            }
        });
        tensors.sort(Comparator.comparingLong(TensorHeader::begin).thenComparingLong(TensorHeader::end));
        requireContiguous(tensors, fileSize - dataStart);
        return new Header(dataStart, List.copyOf(tensors), metadata);
    }

    private JsonNode parse(ByteBuffer bytes) {
        if (!bytes.hasRemaining() || bytes.get(0) != '{') {
            throw corrupt("has a header that does not begin with '{': it is not a safetensors file");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return JSON.readTree(text);
        } catch (CharacterCodingException e) {
            throw FileFailure.corrupt(file, "has a header that is not UTF-8", e);
        } catch (JsonProcessingException e) {
            throw FileFailure.corrupt(file, "has a header that is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private Map<String, String> metadata(JsonNode node) {
        if (!node.isObject()) {
            throw corrupt("has a " + Header.METADATA + " that is not an object");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                throw corrupt("has a " + Header.METADATA + " entry " + Quoted.of(entry.getKey()) + " that is not text");
            }
            metadata.put(entry.getKey(), entry.getValue().textValue());
        });
        return metadata;
    }

    private void requireContiguous(List<TensorHeader> tensors, long dataSize) {
        long position = 0;
        for (TensorHeader tensor : tensors) {
            if (tensor.begin() != position) {
                throw corrupt("has tensor " + Quoted.of(tensor.name()) + " at byte " + tensor.begin() + " where "
                        + position + " was expected: " + (tensor.begin() < position ? "it overlaps" : "a gap follows")
                        + " the tensor before it");
            }
            if (tensor.end() > dataSize) {
                throw corrupt("has tensor " + Quoted.of(tensor.name()) + " ending at byte " + tensor.end()
                        + ", but only " + dataSize + " bytes follow the header: the file is truncated");
            }
            position = tensor.end();
        }
        if (position != dataSize) {
            throw corrupt("has " + (dataSize - position) + " bytes after its last tensor");
        }
    }

    private ByteBuffer bytes(FileChannel channel, long position, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw corrupt("was shortened while it was read");
            }
        }
        return buffer.flip();
    }

    private CategorizedException corrupt(String what) {
        return FileFailure.corrupt(file, what);
    }
}
