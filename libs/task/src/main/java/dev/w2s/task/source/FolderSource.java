package dev.w2s.task.source;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.artifact.DataFolder;
import dev.w2s.hub.DownloadListener;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.TaskData;
import dev.w2s.study.task.TaskDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code file:/absolute/folder}: files that are read where they lie. Pinning reads all of them for their hashes. */
final class FolderSource implements DataSource {
    private final List<Path> allowed;

    /** @param allowed the folders that tasks may read, with all below them; an empty list allows every folder */
    FolderSource(List<Path> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    @Override
    public List<String> schemes() {
        return List.of("file:");
    }

    @Override
    public String form() {
        return "file:/absolute/folder";
    }

    @Override
    public TaskData pin(TaskDefinition task) {
        DataFolder folder = DataFolder.of(task.data().source(), allowed);
        List<TaskData.File> files = new ArrayList<>();
        NamedFiles.forEach(task.data(), (part, entry) -> {
            List<String> paths = folder.files(entry.path());
            String stated = entry.sha256();
            require(
                    stated == null || paths.equals(List.of(entry.path())),
                    "path",
                    entry.path(),
                    "is a folder, which has no sha256: leave it out");
            for (String path : paths) {
                files.add(new TaskData.File(path, part, sha256(folder, path, stated)));
            }
        });
        return new TaskData(task.data().source(), files, task.formatOf(files), task.example());
    }

    private static String sha256(DataFolder folder, String path, @Nullable String stated) {
        String found = folder.sha256(path);
        if (stated != null && !stated.equals(found)) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    path + " of " + folder + " has SHA-256 " + found + ", but the task says " + stated
                            + ": restore the file, or correct or leave out the task's sha256");
        }
        return found;
    }

    @Override
    public List<LocalFile> fetch(TaskData data, DownloadListener listener) {
        DataFolder folder = DataFolder.of(data.source(), allowed);
        CheckProgress progress = new CheckProgress(listener, data.files().size());
        List<LocalFile> files = new ArrayList<>();
        for (TaskData.File file : data.files()) {
            Path path = folder.file(file.path());
            HashMismatch.refuse(
                    data.source(),
                    file,
                    folder.sha256(file.path()),
                    "restore the file, or submit the study again, which pins the file as it is now");
            files.add(new LocalFile(path, file.path(), file.part()));
            progress.checked(path);
        }
        return files;
    }
}
