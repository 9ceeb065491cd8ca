package dev.w2s.task.source;

import dev.w2s.hub.DownloadListener;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.task.TaskData;
import java.util.List;

/** Brings a task's files to this machine. */
public interface TaskFiles {
    /**
     * @param listener is told how far that is; what it throws stops it
     * @return the files in the recipe's order, each with the bytes that the recipe pins
     * @throws CategorizedException {@code INVALID_REQUEST} for a source or path that may not be read, {@code MISSING_INPUT},
     *     {@code CORRUPT_INPUT} for other bytes; all name the file. Beyond that as {@link dev.w2s.hub.HubClient} says
     */
    List<LocalFile> fetch(TaskData data, DownloadListener listener);
}
