package dev.w2s.task.source;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.HubAwayException;
import dev.w2s.hub.HubClient;
import dev.w2s.hub.ShortTimeoutHub;
import dev.w2s.hub.web.WebClient;
import dev.w2s.hub.web.WebSettings;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.task.TaskData;
import dev.w2s.study.task.TaskDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All kinds of sources that a task's files can come from, told apart by what the source begins with. Planning a study
 * pins the files of its tasks; preparing a task fetches them.
 */
public final class DataSources {
    /**
     * The fields of a task's {@code data} that a complaint can be about; every other field is part of {@code source}.
     */
    private static final Set<String> FIELDS = Set.of("configuration", "train", "validation", "test", "format");

    private final List<DataSource> sources;

    DataSources(List<DataSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Makes the sources of a process that pins and fetches. Clients are made when the first task needs them. */
    public static DataSources of(SourceSettings settings) {
        Path cache = settings.cache();
        WebSettings web = new WebSettings(cache.resolve("web"), settings.largestFile(), settings.privateHosts());
        return registered(
                settings.folders(),
                new ShortTimeoutHub(settings.hub()),
                new OnDemand<>(() -> new HubClient(settings.hub().get())),
                new OnDemand<>(() -> new WebClient(web)),
                () -> new ClassPathFiles(settings.classPath(), cache.resolve("jars")));
    }

    /**
     * Makes the sources of a process that only pins: it has no folder for files and no right to download any.
     *
     * @param folders those that tasks may read, with all below them; an empty list allows every folder
     */
    public static DataSources forPlanning(List<Path> folders, ShortTimeoutHub hub) {
        return registered(folders, hub, planningOnly(), planningOnly(), planningOnly());
    }

    /** A new kind of source is one more line here. */
    private static DataSources registered(
            List<Path> folders,
            ShortTimeoutHub planningHub,
            Supplier<HubClient> hub,
            Supplier<WebClient> web,
            Supplier<ClassPathFiles> classPath) {
        return new DataSources(List.of(
                new HubSource(planningHub, hub),
                new FolderSource(folders),
                new WebSource(web),
                new MavenSource(classPath)));
    }

    private static <T> Supplier<T> planningOnly() {
        return () -> {
            throw new IllegalStateException("this process plans studies; it fetches no files");
        };
    }

    /**
     * Ties a task to the bytes of its files. The hub is asked for its datasets: a revision becomes a commit, splits
     * become files. All files of a folder are read. For other sources the definition itself has to state the hashes.
     *
     * @throws CategorizedException {@code INVALID_REQUEST} if the task names something that does not exist,
     *     {@code MISSING_INPUT} for a missing folder or file, {@code CORRUPT_INPUT} if a file has another SHA-256 than
     *     the definition states, or as {@link HubClient} says, {@link HubAwayException} if a later try may succeed; all
     *     name the field
     */
    public TaskData pin(TaskDefinition task) {
        String data = "tasks." + task.name() + ".data.";
        try {
            return pinned(task);
        } catch (InvalidFieldException e) {
            String field = e.field().replaceFirst("^data\\.", "");
            throw e.at(data + (FIELDS.contains(field) ? field : "source"));
        } catch (HubAwayException e) {
            throw new HubAwayException(e.category(), data + "source: " + e.getMessage(), e);
        } catch (CategorizedException e) {
            throw new CategorizedException(e.category(), data + "source: " + e.getMessage(), e);
        }
    }

    private TaskData pinned(TaskDefinition task) {
        String source = task.data().source();
        DataSource found = find(source);
        if (found == null) {
            throw new InvalidFieldException(
                    "source",
                    "'" + source + "' must be "
                            + sources.stream()
                                    .map(DataSource::form)
                                    .collect(Collectors.joining(", "))
                                    .replaceFirst(", ([^,]*)$", " or $1"));
        }
        require(
                task.data().configuration() == null || found.hasConfigurations(),
                "configuration",
                task.data().configuration(),
                "is for datasets of the hub alone: leave it out");
        return found.pin(task);
    }

    /**
     * Brings a task's files to this machine.
     *
     * @param listener hears how far that is; an exception that it throws stops the work and reaches the caller
     * @return the files in the order of the data, each with the bytes that were pinned
     * @throws CategorizedException {@code INVALID_REQUEST} for a source or path that may not be read,
     *     {@code MISSING_INPUT} for a missing file, {@code CORRUPT_INPUT} for other bytes than were pinned, all naming
     *     the file; beyond that as {@link HubClient} says
     */
    public List<LocalFile> fetch(TaskData data, DownloadListener listener) {
        DataSource found = find(data.source());
        if (found == null) {
            throw new InvalidFieldException(
                    "data.source",
                    "'" + data.source() + "' must begin with one of "
                            + sources.stream()
                                    .flatMap(source -> source.schemes().stream())
                                    .collect(Collectors.joining(", ")));
        }
        try {
            return found.fetch(data, listener);
        } catch (InvalidFieldException e) {
            throw e.at(e.field().equals("path") ? "data.files.path" : "data.source");
        }
    }

    /** Returns the source that an address names; null where no kind of source has its scheme. */
    @Nullable
    DataSource find(String source) {
        return sources.stream()
                .filter(each -> each.schemes().stream().anyMatch(source::startsWith))
                .findFirst()
                .orElse(null);
    }
}
