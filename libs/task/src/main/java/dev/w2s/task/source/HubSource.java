package dev.w2s.task.source;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.file.FileInventory;
import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.HubClient;
import dev.w2s.hub.ShortTimeoutHub;
import dev.w2s.hub.repository.HubFile;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.hub.repository.PinnedRepository;
import dev.w2s.hub.repository.RepositoryKind;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.task.Part;
import dev.w2s.study.task.RecordFormat;
import dev.w2s.study.task.TaskData;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.study.task.TaskSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code hub:org/name[@revision]}: a dataset of the Hugging Face hub, in the cache that Python's library shares.
 * Pinning asks which files the named splits are, with little patience, since somebody waits for the plan; fetching
 * downloads these files.
 */
final class HubSource implements DataSource {
    private static final String SCHEME = "hub:";

    private final ShortTimeoutHub planning;
    private final Supplier<HubClient> fetching;

    /**
     * @param planning the hub as pinning asks it
     * @param fetching the hub as fetching asks it
     */
    HubSource(ShortTimeoutHub planning, Supplier<HubClient> fetching) {
        this.planning = planning;
        this.fetching = fetching;
    }

    @Override
    public List<String> schemes() {
        return List.of(SCHEME);
    }

    @Override
    public String form() {
        return "hub:org/name[@revision]";
    }

    @Override
    public boolean hasConfigurations() {
        return true;
    }

    @Override
    public TaskData pin(TaskDefinition task) {
        RecordFormat format = task.data().format();
        require(
                format == null || format instanceof RecordFormat.Parquet,
                "format",
                format,
                "is not what the hub converts datasets to: leave it out");
        return planning.ask(client -> pin(client, task));
    }

    private static TaskData pin(HubClient client, TaskDefinition task) {
        TaskSource data = task.data();
        PinnedRepository pinned = pin(client, data.source());
        client.remember(pinned);
        ParquetBranch branch = new ParquetBranch(pinned);
        String configuration = branch.configuration(data.configuration());
        Map<HubFile, Part> partOf = new LinkedHashMap<>();
        NamedFiles.forEach(data, (part, split) -> {
            require(split.sha256() == null, "path", split.path(), "is a split, which has no sha256: leave it out");
            for (HubFile file : branch.split(configuration, split.path())) {
                require(partOf.put(file, part) == null, "path", split.path(), "is named twice");
            }
        });
        Map<String, String> sha256 = client.listedSha256(pinned, partOf.keySet());
        List<TaskData.File> files = new ArrayList<>();
        partOf.forEach((file, part) ->
                files.add(new TaskData.File(file.path(), part, String.valueOf(sha256.get(file.path())))));
        return new TaskData(SCHEME + pinned.atCommit(), files, new RecordFormat.Parquet(), task.example());
    }

    private static PinnedRepository pin(HubClient client, String source) {
        String reference = source.substring(SCHEME.length());
        HubRepository repository = HubRepository.parse(RepositoryKind.DATASET, reference);
        boolean converted = reference.indexOf('@') < 0;
        try {
            return client.pin(converted ? repository.at(HubRepository.PARQUET_REVISION) : repository);
        } catch (InvalidFieldException e) {
            throw e;
        } catch (CategorizedException e) {
            throw converted && e.category() == FailureCategory.MISSING_INPUT
                    ? new CategorizedException(
                            e.category(),
                            e.getMessage()
                                    + "; where the hub has not converted a dataset to Parquet, bring its files to "
                                    + "this machine and name their folder as file:",
                            e)
                    : e;
        }
    }

    @Override
    public List<LocalFile> fetch(TaskData data, DownloadListener listener) {
        HubRepository repository =
                HubRepository.parse(RepositoryKind.DATASET, data.source().substring(SCHEME.length()));
        require(repository.isAtCommit(), "source", data.source(), "must name a commit: hub:org/name@<40 digits>");
        HubClient client = fetching.get();
        PinnedRepository pinned = client.pin(repository);
        Set<HubFile> wanted = new HashSet<>();
        for (TaskData.File file : data.files()) {
            HubFile listed = pinned.file(file.path());
            if (listed.blob().isSha256()) {
                HashMismatch.refuse(data.source(), file, listed.blob().hex(), "submit the study again");
            }
            wanted.add(listed);
        }
        Path folder = client.snapshot(pinned, wanted::contains, listener);
        List<LocalFile> files = new ArrayList<>();
        for (TaskData.File file : data.files()) {
            Path path = withoutLinks(folder.resolve(file.path()));
            HashMismatch.refuse(
                    data.source(),
                    file,
                    sha256(path),
                    path + " was damaged in the hub's cache: remove it, and it is downloaded again");
            files.add(new LocalFile(path, file.path(), file.part()));
        }
        return files;
    }

    private static Path withoutLinks(Path link) {
        try {
            return link.toRealPath();
        } catch (IOException e) {
            throw FileFailure.unreadable(link, e);
        }
    }

    private static String sha256(Path file) {
        try {
            return FileInventory.sha256(file);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }
}
