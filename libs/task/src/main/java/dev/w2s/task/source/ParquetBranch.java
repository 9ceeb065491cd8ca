package dev.w2s.task.source;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.hub.repository.HubFile;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.hub.repository.PinnedRepository;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as the hub converts it to Parquet: files {@code <configuration>/<split>/<number>.parquet}. Of a dataset
 * above 5 GB the hub converts only a part, and names it {@code partial-<split>}.
 *
 * @see <a href="https://huggingface.co/docs/dataset-viewer/parquet">The hub's documentation of the conversion</a>
 */
final class ParquetBranch {
    private static final Pattern FILE = Pattern.compile("([^/]+)/([^/]+)/[^/]+\\.parquet");
    private static final String PARTIAL = "partial-";
    private static final String DEFAULT = "default";

    private final HubRepository repository;

    /** The files by configuration and split, all in order. */
    private final Map<String, Map<String, List<HubFile>>> files = new TreeMap<>();

    ParquetBranch(PinnedRepository pinned) {
        this.repository = pinned.repository();
        if (!pinned.complete()) {
            throw new CategorizedException(
                    FailureCategory.MISSING_INPUT,
                    "the cache has files of the dataset " + repository + ", and no list of all there are: unset "
                            + "HF_HUB_OFFLINE once, and submit the study again");
        }
        for (HubFile file : pinned.files()) {
            Matcher path = FILE.matcher(file.path());
            if (path.matches()) {
                files.computeIfAbsent(path.group(1), name -> new TreeMap<>())
                        .computeIfAbsent(path.group(2), name -> new ArrayList<>())
                        .add(file);
            }
        }
    }

    /**
     * Returns the name of the configuration that a task means.
     *
     * @param asked the name that the task gives; null means the only configuration, or {@code default}
     * @throws InvalidFieldException about the field {@code source} or {@code configuration} if there is no such
     *     configuration
     */
    String configuration(@Nullable String asked) {
        if (files.isEmpty()) {
            throw new InvalidFieldException(
                    "source",
                    "the dataset " + repository + " has no files <configuration>/<split>/<number>.parquet: "
                            + "leave out the revision for the hub's own conversion, or name a folder with the files as file:");
        }
        if (asked != null) {
            require(
                    files.containsKey(asked),
                    "configuration",
                    asked,
                    "is not a configuration of the dataset " + repository + "; it has "
                            + String.join(", ", files.keySet()));
            return asked;
        }
        if (files.size() > 1 && !files.containsKey(DEFAULT)) {
            throw new InvalidFieldException(
                    "configuration",
                    "is missing, and the dataset " + repository + " has several: " + String.join(", ", files.keySet()));
        }
        return files.size() == 1 ? files.keySet().iterator().next() : DEFAULT;
    }

    /**
     * Returns a split's files in their order.
     *
     * @throws InvalidFieldException about the field {@code path} if there is no such split, or only a part of it
     */
    List<HubFile> split(String configuration, String split) {
        Map<String, List<HubFile>> splits = files.getOrDefault(configuration, Map.of());
        require(
                !split.startsWith(PARTIAL) && !splits.containsKey(PARTIAL + split),
                "path",
                split,
                "of the dataset " + repository
                        + " is converted to Parquet only in part, since it is too large: download the "
                        + "dataset itself, and name its folder as file:");
        List<HubFile> found = splits.get(split);
        if (found != null) {
            return found;
        }
        throw new InvalidFieldException(
                "path",
                "'" + split + "' is not a split of the dataset " + repository + ", configuration " + configuration
                        + "; it has " + String.join(", ", splits.keySet()));
    }
}
