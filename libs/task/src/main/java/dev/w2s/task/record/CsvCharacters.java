package dev.w2s.task.record;

import java.io.Reader;
import java.util.Locale;

/** Hands lines to the CSV parser as characters, and refuses a record that grows above the limit. */
final class CsvCharacters extends Reader {
    private final Utf8Lines lines;
    private final String name;
    private final int limit;
    private String line = "";
    private int position;
    private long inRecord;
    private long firstLine = 1;

    CsvCharacters(Utf8Lines lines, String name, int limit) {
        this.lines = lines;
        this.name = name;
        this.limit = limit;
    }

    /**
     * Begins the count of another record.
     *
     * @param firstLine the number of the record's first line, from 1
     */
    void beginRecord(long firstLine) {
        this.firstLine = firstLine;
        inRecord = 0;
    }

    @Override
    public int read(char[] characters, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (position == line.length()) {
            String next = lines.next();
            if (next == null) {
                return -1;
            }
            line = next;
            position = 0;
        }
        // At most one line at a time, so that no other record is counted with this one.
        int count = Math.min(length, line.length() - position);
        line.getChars(position, position + count, characters, offset);
        position += count;
        inRecord += count;
        if (inRecord > limit) {
            throw RecordFailure.inLine(
                    name,
                    firstLine,
                    String.format(
                            Locale.ROOT,
                            "the record that begins here is longer than %,d characters: is a closing quote missing?",
                            limit));
        }
        return count;
    }

    @Override
    public void close() {
        lines.close();
    }
}
