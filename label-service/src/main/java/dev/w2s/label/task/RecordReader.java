package dev.w2s.label.task;

import java.util.List;

/** The code that turns the files of a source into labelled texts. */
public interface RecordReader {
    /** As {@link dev.w2s.study.recipe.TaskData#reader} says it. */
    String name();

    /**
     * @param files in the order of the recipe
     * @throws dev.w2s.study.failure.CategorizedException {@code CORRUPT_INPUT} naming file and line
     */
    Records read(List<SourceFile> files);
}
