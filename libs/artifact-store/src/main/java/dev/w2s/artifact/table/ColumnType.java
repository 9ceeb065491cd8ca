package dev.w2s.artifact.table;

import java.util.Arrays;

/** The type of a column: the SQL type that is written here, and the SQL types of other writers that are also read. */
enum ColumnType {
    TEXT("VARCHAR"),
    INTEGER("INTEGER", "BIGINT", "SMALLINT", "TINYINT", "UBIGINT", "UINTEGER", "USMALLINT", "UTINYINT"),
    REAL("DOUBLE", "FLOAT");

    private final String written;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final String[] alsoUnderstood;

    ColumnType(String written, String... alsoUnderstood) {
        this.written = written;
        this.alsoUnderstood = alsoUnderstood;
    }

    String written() {
        return written;
    }

    boolean understands(String sqlType) {
        return sqlType.equals(written) || Arrays.asList(alsoUnderstood).contains(sqlType);
    }
}
