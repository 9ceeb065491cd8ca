package dev.w2s.task.source;

import dev.w2s.hub.DownloadListener;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.task.TaskData;
import dev.w2s.study.task.TaskDefinition;
import java.util.List;

/**
 * One kind of place that holds tasks' files, for example the Hugging Face hub. A new kind implements this interface and
 * gets a line in {@link DataSources}; planning and fetching then know it.
 */
interface DataSource {
    /** Returns what the address of such a source begins with, each with its colon: {@code hub:}. */
    List<String> schemes();

    /** Returns how such an address is written, for messages: {@code hub:org/name[@revision]}. */
    String form();

    /** Tells whether data of such a source come in named configurations. A task may name one only if they do. */
    default boolean hasConfigurations() {
        return false;
    }

    /**
     * Ties a task to the bytes of its files. It downloads no data, so that a study is planned in seconds.
     *
     * @throws dev.w2s.study.failure.InvalidFieldException for a source, path or format that cannot be read; its field
     *     is one of {@link dev.w2s.study.task.TaskSource}, all others are taken for {@code source}
     * @throws CategorizedException as {@link DataSources#pin} says
     */
    TaskData pin(TaskDefinition task);

    /**
     * Brings pinned files to this machine.
     *
     * @param listener hears how far that is; an exception that it throws stops the work and reaches the caller
     * @return the files in the order of the data, each with the bytes that were pinned
     * @throws CategorizedException as {@link DataSources#fetch} says
     */
    List<LocalFile> fetch(TaskData data, DownloadListener listener);
}
