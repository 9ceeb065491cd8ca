package dev.w2s.label.task;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.Split;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.recipe.PrepareTask;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From a recipe to splits: source, reader, {@link Cleaning}, {@link Splitter}. */
public final class TaskPreparation {
    private final TaskSource source;
    private final Map<String, RecordReader> readers = new TreeMap<>();
    private final Cleaning cleaning = new Cleaning();
    private final Splitter splitter = new Splitter();

    public TaskPreparation(TaskSource source, List<RecordReader> readers) {
        this.source = source;
        readers.forEach(reader -> this.readers.put(reader.name(), reader));
    }

    /** The readers of the bundled tasks, on files of this module's class path. */
    public static TaskPreparation bundled() {
        return new TaskPreparation(
                new TaskSource(TaskPreparation.class.getClassLoader()),
                List.of(new WordNetPersonArtifact(), new PrepositionalPhraseAttachment()));
    }

    /** @throws dev.w2s.study.failure.CategorizedException if the recipe asks for what isn't there */
    public PreparedTask prepare(PrepareTask recipe) {
        require(
                recipe.formula() == PrepareTask.FORMULA,
                "formula",
                recipe.formula(),
                "is not what this label-service computes, which is " + PrepareTask.FORMULA
                        + ": run the same version of all services");
        RecordReader reader = readers.get(recipe.data().reader());
        if (reader == null) {
            throw new InvalidFieldException(
                    "data.reader",
                    "'" + recipe.data().reader() + "' is not known; known are " + String.join(", ", readers.keySet()));
        }
        Records cleaned = cleaning.clean(reader.read(source.read(recipe.data())));
        Map<Split, List<SourceRecord>> splits = splitter.split(cleaned.list(), recipe.sizes(), recipe.seed());
        return new PreparedTask(TaskCard.of(recipe.data(), cleaned, splits), splits);
    }
}
