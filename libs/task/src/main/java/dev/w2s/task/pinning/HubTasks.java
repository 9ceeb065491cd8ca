package dev.w2s.task.pinning;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.hub.HubClient;
import dev.w2s.hub.HubFile;
import dev.w2s.hub.HubRepository;
import dev.w2s.hub.PinnedRepository;
import dev.w2s.hub.RepositoryKind;
import dev.w2s.hub.ShortTimeoutHub;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.task.Part;
import dev.w2s.study.task.RecordFormat;
import dev.w2s.study.task.TaskData;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.study.task.TaskSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the Hugging Face hub which files a task's splits are, and downloads no data. */
final class HubTasks {
    private static final String SCHEME = "hub:";

    private final ShortTimeoutHub hub;

    HubTasks(ShortTimeoutHub hub) {
        this.hub = hub;
    }

    /** @throws CategorizedException as {@link ShortTimeoutHub#ask} says; fields are those of {@link TaskSource} */
    TaskData pin(TaskDefinition task) {
        RecordFormat format = task.data().format();
        require(
                format == null || format instanceof RecordFormat.Parquet,
                "format",
                format,
                "is not what the hub converts datasets to: leave it out");
        return hub.ask(client -> pin(client, task));
    }

    private static TaskData pin(HubClient client, TaskDefinition task) {
        TaskSource data = task.data();
        PinnedRepository pinned = pin(client, data.source());
        client.remember(pinned);
        ParquetBranch branch = new ParquetBranch(pinned);
        String configuration = branch.configuration(data.configuration());
        Map<HubFile, Part> partOf = new LinkedHashMap<>();
        data.parts()
                .forEach((part, splits) -> splits.forEach(split -> {
                    require(
                            split.sha256() == null,
                            part.label(),
                            split.path(),
                            "is a split, which has no sha256: leave it out");
                    for (HubFile file : branch.split(configuration, split.path(), part.label())) {
                        require(partOf.put(file, part) == null, part.label(), split.path(), "is named twice");
                    }
                }));
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
}
