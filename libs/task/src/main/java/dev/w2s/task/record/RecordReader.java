package dev.w2s.task.record;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads one format. */
public interface RecordReader {
    /**
     * Hands over a file's records one by one, in their order; holds none of them.
     *
     * @param name the file's, for messages
     * @throws dev.w2s.study.failure.CategorizedException {@code CORRUPT_INPUT} naming file, line and what is wrong
     */
    void read(Path file, String name, Consumer<RawRecord> records);
}
