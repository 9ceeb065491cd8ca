package dev.w2s.task.source;

import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.task.Part;
import dev.w2s.study.task.TaskSource;
import java.util.function.BiConsumer;

/** The files that a task's definition names. */
final class NamedFiles {
    private NamedFiles() {}

    /**
     * Visits the files in the order of the parts. A complaint about a file names the part of the definition that names
     * the file.
     */
    static void forEach(TaskSource data, BiConsumer<Part, TaskSource.Entry> visitor) {
        data.parts()
                .forEach((part, files) -> files.forEach(file -> {
                    try {
                        visitor.accept(part, file);
                    } catch (InvalidFieldException e) {
                        throw e.at(part.label());
                    }
                }));
    }
}
