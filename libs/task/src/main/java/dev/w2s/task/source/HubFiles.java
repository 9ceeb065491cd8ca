package dev.w2s.task.source;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.file.FileInventory;
import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.HubClient;
import dev.w2s.hub.HubFile;
import dev.w2s.hub.HubRepository;
import dev.w2s.hub.PinnedRepository;
import dev.w2s.hub.RepositoryKind;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.task.TaskData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** {@code hub:org/name@commit}: files of a dataset on the Hugging Face hub, in the cache that Python has too. */
public final class HubFiles implements TaskFiles {
    private static final String SCHEME = "hub:";

    private final Supplier<HubClient> hub;

    /** @param hub asked for when the first task names the hub */
    public HubFiles(Supplier<HubClient> hub) {
        this.hub = hub;
    }

    @Override
    public List<LocalFile> fetch(TaskData data, DownloadListener listener) {
        HubRepository repository =
                HubRepository.parse(RepositoryKind.DATASET, data.source().substring(SCHEME.length()));
        InvalidFieldException.require(
                repository.isAtCommit(), "source", data.source(), "must name a commit: hub:org/name@<40 digits>");
        HubClient client = hub.get();
        PinnedRepository pinned = client.pin(repository);
        Set<HubFile> wanted = new HashSet<>();
        for (TaskData.File file : data.files()) {
            HubFile listed = pinned.file(file.path());
            if (listed.blob().isSha256()) {
                OtherBytes.refuse(data.source(), file, listed.blob().hex(), "submit the study again");
            }
            wanted.add(listed);
        }
        Path folder = client.snapshot(pinned, wanted::contains, listener);
        List<LocalFile> files = new ArrayList<>();
        for (TaskData.File file : data.files()) {
            Path path = real(folder.resolve(file.path()));
            OtherBytes.refuse(
                    data.source(),
                    file,
                    sha256(path),
                    path + " was damaged in the hub's cache: remove it, and it is downloaded again");
            files.add(new LocalFile(path, file.path(), file.part()));
        }
        return files;
    }

    private static Path real(Path link) {
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
