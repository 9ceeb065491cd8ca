package dev.w2s.task.record;

import com.github.luben.zstd.Zstd;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.study.task.RecordFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files of a folder, written and read. */
final class ReadRecords {
    static final DuckDb DUCK_DB = new DuckDb(2, 256);

    private final Path folder;
    private final ReadingLimits limits;

    ReadRecords(Path folder) {
        this(folder, ReadingLimits.DEFAULT);
    }

    ReadRecords(Path folder, ReadingLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    List<RawRecord> of(RecordFormat format, String name) {
        List<RawRecord> records = new ArrayList<>();
        reader(format).read(folder.resolve(name), name, records::add);
        return records;
    }

    List<RawRecord> of(RecordFormat format, String name, String content) throws IOException {
        return of(format, name, content.getBytes(StandardCharsets.UTF_8));
    }

    List<RawRecord> of(RecordFormat format, String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
        return of(format, name);
    }

    RecordReader reader(RecordFormat format) {
        return new RecordReaders(DUCK_DB, limits).of(format);
    }

    static List<String> fields(List<RawRecord> records) {
        return records.stream().map(record -> record.fields().toString()).toList();
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    static byte[] zstd(byte[] content) {
        return Zstd.compress(content);
    }

    static byte[] concatenated(byte[] one, byte[] other) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(one);
        bytes.writeBytes(other);
        return bytes.toByteArray();
    }
}
