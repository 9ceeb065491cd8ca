package dev.w2s.task.record;

import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.ParquetRows;
import dev.w2s.study.failure.CategorizedException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads Parquet: a row is a record, and its columns are the fields. The number of a record is that of its row. */
final class ParquetRecordReader implements RecordReader {
    private final ParquetRows rows;
    private final RecordJson json = RecordJson.ofRows();

    ParquetRecordReader(DuckDb duckDb) {
        rows = new ParquetRows(duckDb);
    }

    @Override
    public void read(Path file, String name, Consumer<RawRecord> records) {
        refuseCompressed(file, name);
        try (Stream<String> texts = named(name, () -> rows.stream(file))) {
            Iterator<String> each = texts.iterator();
            for (long number = 1; named(name, each::hasNext); number++) {
                records.accept(json.read(each.next(), name, number));
            }
        }
    }

    private static void refuseCompressed(Path file, String name) {
        try (DiskBytes disk = DiskBytes.open(file)) {
            FileSignature signature = FileSignature.of(disk.start(FileSignature.LENGTH));
            if (signature == FileSignature.GZIP || signature == FileSignature.ZSTD) {
                throw RecordFailure.corrupt(
                        name,
                        "is " + signature.words()
                                + ", where Parquet was expected, which is compressed inside: expand it");
            }
        }
    }

    /**
     * Names the file as the task does: the path on this machine may be that of a copy, which the task's author doesn't
     * know.
     */
    private static <T> T named(String name, Supplier<T> step) {
        try {
            return step.get();
        } catch (CategorizedException e) {
            throw new CategorizedException(e.category(), name + ": " + e.getMessage(), e);
        }
    }
}
