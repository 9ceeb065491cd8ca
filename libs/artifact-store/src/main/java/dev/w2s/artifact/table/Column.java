package dev.w2s.artifact.table;

/** A column that a Parquet file must have. */
record Column(String name, ColumnType type, boolean nullable) {
    static Column required(String name, ColumnType type) {
        return new Column(name, type, false);
    }

    static Column optional(String name, ColumnType type) {
        return new Column(name, type, true);
    }

    String definition() {
        return quotedName() + " " + type.written() + (nullable ? "" : " NOT NULL");
    }

    String selection() {
        return "CAST(" + quotedName() + " AS " + type.written() + ")";
    }

    /** Describes the column, for messages. */
    String expected() {
        return "column '" + name + "' of type " + type.written() + (nullable ? "" : " without nulls");
    }

    private String quotedName() {
        return '"' + name + '"';
    }
}
