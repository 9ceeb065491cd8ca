package dev.w2s.artifact.table;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the rows of a result one by one. The error about a bad row names the file and the row. */
final class RowStream<R> extends Spliterators.AbstractSpliterator<R> {
    interface RowReader<R> {
        R read(Row row) throws SQLException;
    }

    private final Path file;
    private final RowReader<R> reader;
    private final Row row;
    private long number;

    RowStream(Path file, RowReader<R> reader, Row row) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.file = file;
        this.reader = reader;
        this.row = row;
    }

    Stream<R> stream() {
        return StreamSupport.stream(this, false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        R value;
        try {
            if (!row.next()) {
                return false;
            }
            number++;
            value = reader.read(row);
        } catch (SQLException e) {
            throw TableFailure.reading(file, e);
        } catch (CategorizedException e) {
            throw FileFailure.corrupt(file, "has a bad row " + number + ": " + e.getMessage(), e);
        }
        action.accept(value);
        return true;
    }
}
