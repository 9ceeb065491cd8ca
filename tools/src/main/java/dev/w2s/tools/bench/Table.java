package dev.w2s.tools.bench;

import java.io.PrintWriter;
import java.util.Locale;

/** A table that is printed row by row, in columns of fixed widths. */
final class Table {
    private final PrintWriter out;
    private final String row;

    /**
     * Prints the head.
     *
     * @param row the format of a row, one conversion a column
     */
    Table(PrintWriter out, String head, String row, Object... titles) {
        this.out = out;
        this.row = row + "%n";
        print(head + "%n", titles);
    }

    void row(Object... cells) {
        print(row, cells);
    }

    private void print(String format, Object... cells) {
        out.printf(Locale.ROOT, format, cells);
        out.flush();
    }
}
