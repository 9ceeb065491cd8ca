package dev.w2s.task.record;

import dev.w2s.artifact.table.DuckDb;
import dev.w2s.study.task.RecordFormat;

/** The reader of each format. Text may be compressed with gzip or zstd; its first bytes say so. */
public final class RecordReaders {
    private final DuckDb duckDb;
    private final ReadingLimits limits;

    public RecordReaders(DuckDb duckDb) {
        this(duckDb, ReadingLimits.DEFAULT);
    }

    public RecordReaders(DuckDb duckDb, ReadingLimits limits) {
        this.duckDb = duckDb;
        this.limits = limits;
    }

    /** @throws dev.w2s.study.failure.InvalidFieldException if no file can be of the format */
    public RecordReader of(RecordFormat format) {
        if (format instanceof RecordFormat.Parquet) {
            return new ParquetRecords(duckDb);
        }
        if (format instanceof RecordFormat.JsonLines) {
            return new JsonLinesReader(limits);
        }
        if (format instanceof RecordFormat.Csv csv) {
            return new CsvReader(csv, limits);
        }
        if (format instanceof RecordFormat.WordNetNouns) {
            return new WordNetNouns(limits);
        }
        if (format instanceof RecordFormat.LanguageToolRules) {
            return new LanguageToolRules(limits);
        }
        throw new IllegalArgumentException("no reader of " + format);
    }
}
