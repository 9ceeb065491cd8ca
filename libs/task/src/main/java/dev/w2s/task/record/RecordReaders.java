package dev.w2s.task.record;

import dev.w2s.artifact.table.DuckDb;
import dev.w2s.study.task.RecordFormat;

/** Finds the reader of each format. Text may be compressed with gzip or zstd; its first bytes tell. */
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

    /**
     * Returns the reader of a format. A new format gets its line here.
     *
     * @throws dev.w2s.study.failure.InvalidFieldException if the format contradicts itself, so that no file can have it
     */
    public RecordReader of(RecordFormat format) {
        if (format instanceof RecordFormat.Parquet) {
            return new ParquetRecordReader(duckDb);
        }
        if (format instanceof RecordFormat.JsonLines) {
            return new JsonLinesReader(limits);
        }
        if (format instanceof RecordFormat.Csv csv) {
            return new CsvReader(csv, limits);
        }
        if (format instanceof RecordFormat.WordNetNouns) {
            return new WordNetNounReader(limits);
        }
        if (format instanceof RecordFormat.LanguageToolRules) {
            return new LanguageToolRuleReader(limits);
        }
        throw new IllegalArgumentException("no reader of the format " + format.getClass());
    }
}
