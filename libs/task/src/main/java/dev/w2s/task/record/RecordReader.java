package dev.w2s.task.record;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads files of one format. */
public interface RecordReader {
    /**
     * Hands over a file's records one by one in their order, and keeps none of them.
     *
     * @param name the file's name, for messages
     * @throws dev.w2s.study.failure.CategorizedException {@code CORRUPT_INPUT} with file, line and complaint
     */
    void read(Path file, String name, Consumer<RawRecord> records);
}
