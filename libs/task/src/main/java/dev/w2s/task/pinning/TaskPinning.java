package dev.w2s.task.pinning;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.artifact.DataFolder;
import dev.w2s.hub.HubAwayException;
import dev.w2s.hub.ShortTimeoutHub;
import dev.w2s.hub.WebFolder;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.task.Part;
import dev.w2s.study.task.RecordFormat;
import dev.w2s.study.task.TaskData;
import dev.w2s.study.task.TaskDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ties a task to the bytes of its files. */
public final class TaskPinning {
    private static final Set<String> FIELDS = Set.of("configuration", "train", "validation", "test", "format");
    private static final Pattern MAVEN = Pattern.compile("maven:([\\w.-]+:){2,3}[\\w.-]+");

    private final HubTasks hub;
    private final List<Path> folders;

    /** @param folders those that tasks may read, with all below them; empty = any */
    public TaskPinning(ShortTimeoutHub hub, List<Path> folders) {
        this.hub = new HubTasks(hub);
        this.folders = List.copyOf(folders);
    }

    /**
     * Asks the hub for its datasets (a revision becomes a commit, splits become files), reads all files of a folder; elsewhere the
     * definition has to say the hashes.
     *
     * @throws CategorizedException {@code INVALID_REQUEST} if something is named that isn't there, {@code MISSING_INPUT} for a
     *     folder or file, {@code CORRUPT_INPUT} if a file hasn't the SHA-256 that the definition says, or as
     *     {@link dev.w2s.hub.HubClient} says, {@link HubAwayException} if a later try may succeed; all name the field
     */
    public TaskData pin(TaskDefinition task) {
        String data = "tasks." + task.name() + ".data.";
        try {
            return pinned(task);
        } catch (InvalidFieldException e) {
            throw e.at(data + (FIELDS.contains(e.field()) ? e.field() : "source"));
        } catch (HubAwayException e) {
            throw new HubAwayException(e.category(), data + "source: " + e.getMessage(), e);
        } catch (CategorizedException e) {
            throw new CategorizedException(e.category(), data + "source: " + e.getMessage(), e);
        }
    }

    private TaskData pinned(TaskDefinition task) {
        String source = task.data().source();
        if (source.startsWith("hub:")) {
            return hub.pin(task);
        }
        require(
                task.data().configuration() == null,
                "configuration",
                task.data().configuration(),
                "is for datasets of the hub alone: leave it out");
        return source.startsWith("file:") ? inFolder(task) : asWritten(task);
    }

    private static TaskData asWritten(TaskDefinition task) {
        String source = task.data().source();
        if (source.startsWith("https:") || source.startsWith("http:")) {
            WebFolder folder = WebFolder.parse(source);
            task.data()
                    .parts()
                    .forEach((part, files) -> files.forEach(file -> under(part, () -> folder.file(file.path()))));
        } else {
            require(
                    MAVEN.matcher(source).matches(),
                    "source",
                    source,
                    "must be hub:org/name[@revision], file:/absolute/folder, https://host/folder/ or "
                            + "maven:group:artifact:version[:classifier]");
        }
        try {
            return task.pinned();
        } catch (InvalidFieldException e) {
            throw e.at(e.field().replaceFirst("^data\\.", ""));
        }
    }

    private TaskData inFolder(TaskDefinition task) {
        DataFolder folder = DataFolder.of(task.data().source(), folders);
        List<TaskData.File> files = new ArrayList<>();
        task.data()
                .parts()
                .forEach((part, entries) -> entries.forEach(entry -> under(part, () -> {
                    List<String> paths = folder.files(entry.path());
                    String said = entry.sha256();
                    require(
                            said == null || paths.equals(List.of(entry.path())),
                            "path",
                            entry.path(),
                            "is a folder, which has no sha256: leave it out");
                    for (String path : paths) {
                        files.add(new TaskData.File(path, part, sha256(folder, path, said)));
                    }
                })));
        return new TaskData(task.data().source(), files, format(task, files), task.example());
    }

    private static RecordFormat format(TaskDefinition task, List<TaskData.File> files) {
        try {
            return task.formatOf(files);
        } catch (InvalidFieldException e) {
            throw e.at("format");
        }
    }

    private static String sha256(DataFolder folder, String path, @Nullable String said) {
        String found = folder.sha256(path);
        if (said != null && !said.equals(found)) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    path + " of " + folder + " has SHA-256 " + found + ", but the task says " + said
                            + ": restore the file, or correct or leave out the task's sha256");
        }
        return found;
    }

    /** What is wrong with a path is wrong with the part that names it. */
    private static void under(Part part, Runnable reading) {
        try {
            reading.run();
        } catch (InvalidFieldException e) {
            throw e.at(part.label());
        }
    }
}
