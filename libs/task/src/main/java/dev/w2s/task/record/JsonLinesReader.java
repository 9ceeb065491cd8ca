package dev.w2s.task.record;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads JSON Lines: each line is an object; blank lines are left out. */
final class JsonLinesReader implements RecordReader {
    private final ReadingLimits limits;
    private final RecordJson json = RecordJson.strict();

    JsonLinesReader(ReadingLimits limits) {
        this.limits = limits;
    }

    @Override
    public void read(Path file, String name, Consumer<RawRecord> records) {
        try (Utf8Lines lines = new RecordFile(file, name, limits).lines()) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!line.isBlank()) {
                    records.accept(json.read(line, name, lines.number()));
                }
            }
        }
    }
}
