package dev.w2s.task.source;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.download.RelativePath;
import dev.w2s.study.task.TaskData;
import dev.w2s.study.task.TaskDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * {@code maven:group:artifact:version[:classifier]}: files in a jar on the class path. The task's definition states
 * their SHA-256, which tells a file from one of the same path in another jar; so the jar's own name, which packaging
 * changes, doesn't matter.
 */
final class MavenSource implements DataSource {
    private static final Pattern COORDINATES = Pattern.compile("maven:([\\w.-]+:){2,3}[\\w.-]+");

    private final Supplier<ClassPathFiles> classPath;

    MavenSource(Supplier<ClassPathFiles> classPath) {
        this.classPath = classPath;
    }

    @Override
    public List<String> schemes() {
        return List.of("maven:");
    }

    @Override
    public String form() {
        return "maven:group:artifact:version[:classifier]";
    }

    @Override
    public TaskData pin(TaskDefinition task) {
        requireCoordinates(task.data().source());
        return task.pinned();
    }

    @Override
    public List<LocalFile> fetch(TaskData data, DownloadListener listener) {
        requireCoordinates(data.source());
        CheckProgress progress = new CheckProgress(listener, data.files().size());
        List<LocalFile> files = new ArrayList<>();
        for (TaskData.File file : data.files()) {
            RelativePath.require(file.path());
            Path path = classPath.get().find(data.source(), file);
            files.add(new LocalFile(path, file.path(), file.part()));
            progress.checked(path);
        }
        return files;
    }

    private void requireCoordinates(String source) {
        require(COORDINATES.matcher(source).matches(), "source", source, "must be " + form());
    }
}
