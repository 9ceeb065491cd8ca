package dev.w2s.task.record;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.study.task.RecordFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as RFC 4180 says: every record has one field a column, blank lines are left out, and all values are text.
 */
final class CsvReader implements RecordReader {
    private final RecordFormat.Csv format;
    private final CSVFormat csv;
    private final ReadingLimits limits;

    CsvReader(RecordFormat.Csv format, ReadingLimits limits) {
        require(!"\r\n".contains(format.delimiter()), "delimiter", format.delimiter(), "must not be a line break");
        require(
                !format.quote().equals(format.delimiter())
                        && !List.of("\r", "\n").contains(format.quote()),
                "quote",
                format.quote(),
                "must be neither the delimiter nor a line break");
        this.format = format;
        this.limits = limits;
        csv = CSVFormat.RFC4180
                .builder()
                .setDelimiter(format.delimiter())
                .setQuote(format.quote().isEmpty() ? null : format.quote().charAt(0))
                .setIgnoreEmptyLines(false)
                .get();
    }

    @Override
    public void read(Path file, String name, Consumer<RawRecord> records) {
        try (CsvCharacters characters =
                        new CsvCharacters(new RecordFile(file, name, limits).lines(), name, limits.lineBytes());
                CSVParser parser =
                        CSVParser.builder().setReader(characters).setFormat(csv).get()) {
            new Table(name, parser, characters).read(records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file while it is read. */
    private final class Table {
        private final String name;
        private final CSVParser parser;
        private final CsvCharacters characters;
        private final Iterator<CSVRecord> rows;
        private long line;

        Table(String name, CSVParser parser, CsvCharacters characters) {
            this.name = name;
            this.parser = parser;
            this.characters = characters;
            rows = parser.iterator();
        }

        void read(Consumer<RawRecord> records) {
            List<String> columns = format.columns() == null ? header() : distinct(format.columns());
            for (CSVRecord row = next(); row != null; row = next()) {
                records.accept(new RawRecord(fields(columns, row), name, line));
            }
        }

        private List<String> header() {
            CSVRecord first = next();
            if (first == null) {
                throw RecordFailure.corrupt(
                        name,
                        "is empty, where a line with the names of the columns was expected: write it, or say columns");
            }
            return distinct(first.toList());
        }

        private List<String> distinct(List<String> columns) {
            Set<String> seen = new HashSet<>();
            for (String column : columns) {
                if (column.isBlank() || !seen.add(column)) {
                    String what = column.isBlank() ? "a column has no name" : "two columns are named '" + column + "'";
                    throw RecordFailure.inLine(
                            name, Math.max(1, line), what + " in " + columns + ": give each its own");
                }
            }
            return columns;
        }

        private ObjectNode fields(List<String> columns, CSVRecord row) {
            if (row.size() != columns.size()) {
                throw RecordFailure.inLine(
                        name,
                        line,
                        "has " + row.size() + " fields, where " + columns.size() + " were expected " + columns + ": "
                                + RecordFailure.shown(String.join(format.delimiter(), row)));
            }
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < columns.size(); i++) {
                fields.put(columns.get(i), row.get(i));
            }
            return fields;
        }

        /** Returns the next record that is not a blank line; null at the end. */
        private @Nullable CSVRecord next() {
            while (true) {
                line = parser.getCurrentLineNumber() + 1;
                characters.beginRecord(line);
                CSVRecord row = parsed();
                if (row == null || row.size() > 1 || !row.get(0).isEmpty()) {
                    return row;
                }
            }
        }

        private @Nullable CSVRecord parsed() {
            try {
                return rows.hasNext() ? rows.next() : null;
            } catch (UncheckedIOException e) {
                throw RecordFailure.inLine(
                        name,
                        line,
                        "is not CSV with delimiter '" + format.delimiter() + "' and quote '" + format.quote() + "' ("
                                + Objects.requireNonNull(e.getCause()).getMessage()
                                + "): put quotes around the field and double those in it, or"
                                + " say quote: ''",
                        e);
            }
        }
    }
}
