package dev.w2s.task.record;

import dev.w2s.artifact.file.FileFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that may be compressed with gzip or zstd, which its first bytes say.
 *
 * @param name for messages
 */
record RecordFile(Path path, String name, ReadingLimits limits) {
    /** Its bytes, expanded. They throw no {@link IOException}. */
    InputStream open() {
        DiskBytes disk = DiskBytes.open(path);
        try {
            FileSignature signature = FileSignature.of(disk.start(FileSignature.LENGTH));
            if (signature == FileSignature.GZIP) {
                return textInside(new GzipMembers(disk));
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

    /** Its text line by line. */
    Utf8Lines lines() {
        return new Utf8Lines(open(), name, limits.lineBytes());
    }

    private InputStream textInside(InputStream expanding) throws IOException {
        BufferedInputStream expanded = new BufferedInputStream(
                new ExpandedBytes(expanding, name, Files.size(path), limits.expandedBytes()), 1 << 16);
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
