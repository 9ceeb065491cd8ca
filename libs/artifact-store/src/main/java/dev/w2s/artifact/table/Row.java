package dev.w2s.artifact.table;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row at the cursor of a result. Columns are counted from 0; a null in a column that may have none is refused. */
final class Row {
    private final List<Column> columns;
    private final ResultSet cursor;

    Row(List<Column> columns, ResultSet cursor) {
        this.columns = columns;
        this.cursor = cursor;
    }

    boolean next() throws SQLException {
        return cursor.next();
    }

    String text(int column) throws SQLException {
        String value = cursor.getString(column + 1);
        requireNoNull(column);
        return value;
    }

    int integer(int column) throws SQLException {
        int value = cursor.getInt(column + 1);
        requireNoNull(column);
        return value;
    }

    double real(int column) throws SQLException {
        double value = cursor.getDouble(column + 1);
        requireNoNull(column);
        return value;
    }

    @Nullable
    Double optionalReal(int column) throws SQLException {
        double value = cursor.getDouble(column + 1);
        return cursor.wasNull() ? null : value;
    }

    private void requireNoNull(int column) throws SQLException {
        if (cursor.wasNull()) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    "a null, where " + columns.get(column).expected() + " was expected");
        }
    }
}
