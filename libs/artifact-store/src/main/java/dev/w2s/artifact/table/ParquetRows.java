package dev.w2s.artifact.table;

import dev.w2s.study.failure.CategorizedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the rows of any Parquet file, each as the text of a JSON object. Lists and structs are kept; dates and times
 * are text in ISO order; a decimal loses the zeros at its end; bytes are text with escapes; NaN and Infinity are bare
 * words, which JSON doesn't know. Names of columns that differ only in case are told apart by a number at the end.
 */
public final class ParquetRows {
    private static final List<Column> ROW = List.of(Column.required("row", ColumnType.TEXT));

    private final DuckDb duckDb;

    public ParquetRows(DuckDb duckDb) {
        this.duckDb = duckDb;
    }

    /**
     * Returns the rows in file order. They are read as the stream advances; close it.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} if the file is damaged or not Parquet, here or when the damage
     *     is reached
     */
    public Stream<String> stream(Path file) {
        return ParquetFile.rows(
                file,
                duckDb,
                ROW,
                parquet ->
                        parquet.select("to_json(" + struct(parquet.columnTypes().keySet()) + ")"),
                row -> row.text(0));
    }

    /** Names each column: the name of the table would stand for a column, where there is one of that name. */
    private static String struct(Set<String> columns) {
        return columns.stream()
                .map(ParquetRows::quoted)
                .map(name -> name + " := " + name)
                .collect(Collectors.joining(", ", "struct_pack(", ")"));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
