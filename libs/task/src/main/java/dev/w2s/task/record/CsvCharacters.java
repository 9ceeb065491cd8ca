package dev.w2s.task.record;

import java.io.Reader;
import java.util.Locale;

/** The characters of lines, as long as a record of them doesn't grow above the limit. */
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

    /** @param firstLine of the record that is read from now on */
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
        // Never more than a line, so that no other record is counted with this one.
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
