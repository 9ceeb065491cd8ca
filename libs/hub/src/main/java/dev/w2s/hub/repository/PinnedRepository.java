package dev.w2s.hub.repository;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A repository at one commit.
 *
 * @param repository the repository and revision that were asked for
 * @param commit the commit that the revision means, 40 hexadecimal digits
 * @param files the files, ordered by path
 * @param complete whether these are all files of the commit. It is false offline if the cache has files of the commit
 *     but not its listing: then these are the files that happen to be there.
 */
public record PinnedRepository(HubRepository repository, String commit, List<HubFile> files, boolean complete) {
    private static final int NAMES_SHOWN = 10;

    public PinnedRepository {
        if (!HubRepository.isCommit(commit)) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT, "'" + commit + "' is not a commit of " + repository.name());
        }
        files = List.copyOf(files);
    }

    /**
     * Returns the file at {@code path}; otherwise it throws {@code MISSING_INPUT}, which names some of the files that
     * exist.
     */
    public HubFile file(String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow(() -> missing("has no file '" + path + "'"));
    }

    /** Returns the repository at the commit, which can't come to mean other files. */
    public HubRepository atCommit() {
        return repository.at(commit);
    }

    /**
     * Makes a {@code MISSING_INPUT} failure.
     *
     * @param what what the repository lacks, as words that follow its name: {@code \"has no config.json\"}
     */
    public CategorizedException missing(String what) {
        String names = files.stream().limit(NAMES_SHOWN).map(HubFile::path).collect(Collectors.joining(", "));
        String more = files.size() > NAMES_SHOWN ? ", ... (" + files.size() + " files)" : "";
        return new CategorizedException(
                FailureCategory.MISSING_INPUT,
                "the " + repository.kind().label() + " " + repository + " (commit " + commit + ") " + what + "; "
                        + (files.isEmpty() ? "it has no files" : "it has " + names + more)
                        + (complete ? "" : ", as far as the cache knows"));
    }
}
