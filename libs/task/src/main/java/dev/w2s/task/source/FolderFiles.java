package dev.w2s.task.source;

import dev.w2s.artifact.DataFolder;
import dev.w2s.hub.DownloadListener;
import dev.w2s.study.task.TaskData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code file:/absolute/folder}: files where they lie. */
public final class FolderFiles implements TaskFiles {
    private final List<Path> allowed;

    /** @param allowed the folders that tasks may read, with all below them; empty = any */
    public FolderFiles(List<Path> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    @Override
    public List<LocalFile> fetch(TaskData data, DownloadListener listener) {
        DataFolder folder = DataFolder.of(data.source(), allowed);
        Reading reading = new Reading(listener, data.files().size());
        List<LocalFile> files = new ArrayList<>();
        for (TaskData.File file : data.files()) {
            Path path = folder.file(file.path());
            OtherBytes.refuse(
                    data.source(),
                    file,
                    folder.sha256(file.path()),
                    "restore the file, or submit the study again, which pins the file as it is now");
            files.add(new LocalFile(path, file.path(), file.part()));
            reading.read(path);
        }
        return files;
    }
}
