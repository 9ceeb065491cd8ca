package dev.w2s.task;

import dev.w2s.artifact.table.DuckDb;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.task.TaskData;
import dev.w2s.task.example.ExampleFormatter;
import dev.w2s.task.record.RecordReader;
import dev.w2s.task.record.RecordReaders;
import dev.w2s.task.source.LocalFile;
import dev.w2s.task.source.TaskFiles;
import dev.w2s.task.source.Whereabouts;
import dev.w2s.task.split.ExampleTable;
import dev.w2s.task.split.OrderedExamples;
import dev.w2s.task.split.Splits;
import dev.w2s.task.split.Splitter;
import java.nio.file.Path;

/** From a recipe to splits: files, records, examples, and what is drawn of them. Memory holds the splits, not the source. */
public final class TaskPreparation {
    private final TaskFiles files;
    private final RecordReaders readers;
    private final DuckDb duckDb;
    private final Path scratch;
    private final Splitter splitter = new Splitter();

    /**
     * Makes a preparation that reads every kind of source and record.
     *
     * @param classPath where the tasks find their data that come as jars
     * @param scratch a folder for what is kept on disk meanwhile
     */
    public static TaskPreparation of(Whereabouts whereabouts, ClassLoader classPath, DuckDb duckDb, Path scratch) {
        return new TaskPreparation(whereabouts.files(classPath), new RecordReaders(duckDb), duckDb, scratch);
    }

    TaskPreparation(TaskFiles files, RecordReaders readers, DuckDb duckDb, Path scratch) {
        this.files = files;
        this.readers = readers;
        this.duckDb = duckDb;
        this.scratch = scratch;
    }

    /** @throws dev.w2s.study.failure.CategorizedException if the recipe asks for what isn't there */
    public PreparedTask prepare(PrepareTask recipe, PreparationWatch watch) {
        TaskData data = recipe.data();
        ExampleFormatter formatter = new ExampleFormatter(data.example());
        RecordReader reader = readers.of(data.format());
        try (ExampleTable table = new ExampleTable(duckDb, scratch, recipe.seed())) {
            for (LocalFile file : files.fetch(data, watch)) {
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
