package dev.w2s.task.source;

import dev.w2s.hub.DownloadListener;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.task.TaskData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every kind of source, by what its name begins with. */
public final class FilesBySource implements TaskFiles {
    private final Map<String, TaskFiles> kinds = new LinkedHashMap<>();

    public FilesBySource(TaskFiles classPath, TaskFiles folders, TaskFiles web, TaskFiles hub) {
        kinds.put("hub:", hub);
        kinds.put("file:", folders);
        kinds.put("https:", web);
        kinds.put("http:", web);
        kinds.put("maven:", classPath);
    }

    @Override
    public List<LocalFile> fetch(TaskData data, DownloadListener listener) {
        for (Map.Entry<String, TaskFiles> kind : kinds.entrySet()) {
            if (data.source().startsWith(kind.getKey())) {
                try {
                    return kind.getValue().fetch(data, listener);
                } catch (InvalidFieldException e) {
                    throw e.at(e.field().equals("path") ? "data.files.path" : "data.source");
                }
            }
        }
        throw new InvalidFieldException(
                "data.source", "'" + data.source() + "' must begin with one of " + String.join(", ", kinds.keySet()));
    }
}
