package dev.w2s.task;

import dev.w2s.artifact.table.DuckDb;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.task.TaskData;
import dev.w2s.task.example.ExampleFormatter;
import dev.w2s.task.record.RecordReader;
import dev.w2s.task.record.RecordReaders;
import dev.w2s.task.source.DataSources;
import dev.w2s.task.source.LocalFile;
import dev.w2s.task.split.ExampleTable;
import dev.w2s.task.split.OrderedExamples;
import dev.w2s.task.split.Splits;
import dev.w2s.task.split.Splitter;
import java.nio.file.Path;

/**
 * Prepares a task: it fetches the files of a recipe, reads their records, makes examples of them, and draws splits.
 * Memory holds the splits, never the whole source.
 */
public final class TaskPreparation {
    private final DataSources sources;
    private final RecordReaders readers;
    private final DuckDb duckDb;
    private final Path scratch;
    private final Splitter splitter = new Splitter();

    /**
     * Makes a preparation.
     *
     * @param scratch a folder for data that are kept on disk during a preparation
     */
    public TaskPreparation(DataSources sources, DuckDb duckDb, Path scratch) {
        this.sources = sources;
        this.readers = new RecordReaders(duckDb);
        this.duckDb = duckDb;
        this.scratch = scratch;
    }

    /**
     * Prepares the task of a recipe.
     *
     * @throws dev.w2s.study.failure.CategorizedException if a file is missing, damaged or not what the recipe says, or
     *     if the source has too few examples
     */
    public PreparedTask prepare(PrepareTask recipe, PreparationWatch watch) {
        TaskData data = recipe.data();
        ExampleFormatter formatter = new ExampleFormatter(data.example());
        RecordReader reader = readers.of(data.format());
        try (ExampleTable table = new ExampleTable(duckDb, scratch, recipe.seed())) {
            for (LocalFile file : sources.fetch(data, watch)) {
                reader.read(file.path(), file.name(), record -> {
                    formatter.format(record, file.part(), recipe.seed()).ifPresent(table::append);
                    watch.read();
                });
            }
            OrderedExamples examples = table.order();
            Splits splits =
                    splitter.split(examples, recipe.sizes(), data.example().nearDuplicates());
            return new PreparedTask(examples.steps(), splits);
        }
    }
}
