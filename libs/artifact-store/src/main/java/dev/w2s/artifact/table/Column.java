package dev.w2s.artifact.table;

import java.util.Set;

/** A column of a file: what is written, and what is also understood from other writers. */
record Column(String name, Type type, boolean nullable) {
    enum Type {
        TEXT("VARCHAR", Set.of("VARCHAR")),
        INTEGER(
                "INTEGER",
                Set.of("INTEGER", "BIGINT", "SMALLINT", "TINYINT", "UBIGINT", "UINTEGER", "USMALLINT", "UTINYINT")),
        REAL("DOUBLE", Set.of("DOUBLE", "FLOAT"));

        private final String written;
        private final Set<String> understood;

        Type(String written, Set<String> understood) {
            this.written = written;
            this.understood = understood;
        }

        boolean understands(String sqlType) {
            return understood.contains(sqlType);
        }
    }

    static Column required(String name, Type type) {
        return new Column(name, type, false);
    }

    static Column optional(String name, Type type) {
        return new Column(name, type, true);
    }

    String definition() {
        return quotedName() + " " + type.written + (nullable ? "" : " NOT NULL");
    }

    String selection() {
        return "CAST(" + quotedName() + " AS " + type.written + ")";
    }

    /** For messages. */
    String expected() {
        return "column '" + name + "' of type " + type.written + (nullable ? "" : " without nulls");
    }

    private String quotedName() {
        return '"' + name + '"';
    }
}
