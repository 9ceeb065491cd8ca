package dev.w2s.task.record;

import dev.w2s.artifact.file.FileFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of text that may be compressed with gzip or zstd; its first bytes tell.
 *
 * @param name the file's name, for messages
 */
record RecordFile(Path path, String name, ReadingLimits limits) {
    private static final int BUFFER_SIZE = 1 << 16;

    /** Returns the file's bytes, expanded. Reading them throws no {@link IOException}. */
    InputStream open() {
        DiskBytes disk = DiskBytes.open(path);
        try {
            FileSignature signature = FileSignature.of(disk.start(FileSignature.LENGTH));
            if (signature == FileSignature.GZIP) {
                return textInside(gzip(disk));
            }
            if (signature == FileSignature.ZSTD) {
                return textInside(new ZstdFrames(disk));
            }
            requireText(signature, "is ");
            return disk;
        } catch (IOException e) {
            disk.close();
            throw FileFailure.unreadable(path, e);
        } catch (RuntimeException e) {
            disk.close();
            throw e;
        }
    }

    /**
     * Expands all members to the file's end. The JDK's {@code GZIPInputStream} takes whatever it cannot read after the
     * first member for the end, so a damaged file would lose its rest in silence.
     */
    private InputStream gzip(InputStream disk) {
        HeaderLimit limited = new HeaderLimit(disk);
        try {
            return limited.watched(GzipCompressorInputStream.builder()
                    .setInputStream(limited)
                    .setBufferSize(BUFFER_SIZE)
                    .setDecompressConcatenated(true)
                    .get());
        } catch (IOException e) {
            throw ExpandedBytes.damaged(name, e);
        }
    }

    /** Returns the file's text line by line. */
    Utf8Lines lines() {
        return new Utf8Lines(open(), name, limits.lineBytes());
    }

    private InputStream textInside(InputStream expanding) throws IOException {
        BufferedInputStream expanded = new BufferedInputStream(
                new ExpandedBytes(expanding, name, Files.size(path), limits.expandedBytes()), BUFFER_SIZE);
        expanded.mark(FileSignature.LENGTH);
        byte[] start = expanded.readNBytes(FileSignature.LENGTH);
        expanded.reset();
        requireText(FileSignature.of(start), "is compressed, and inside it is ");
        return expanded;
    }

    private void requireText(@Nullable FileSignature signature, String is) {
        String remedy = signature == null ? null : signature.remedy();
        if (signature != null && remedy != null) {
            throw RecordFailure.corrupt(name, is + signature.words() + ", where text was expected: " + remedy);
        }
    }
}
