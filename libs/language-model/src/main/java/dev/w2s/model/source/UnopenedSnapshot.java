package dev.w2s.model.source;

import dev.w2s.artifact.FileFingerprint;
import dev.w2s.artifact.ModelFolder;
import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.ModelSnapshot;
import java.nio.file.Path;

/**
 * A model of the Hugging Face hub in the cache. Its fingerprint is that of a folder with the same files, but the
 * weights are not read for it: {@link ModelSnapshot#sha256In} says what is trusted instead.
 */
final class UnopenedSnapshot implements UnopenedModel {
    private final ModelSnapshot snapshot;
    private final Path folder;

    private UnopenedSnapshot(ModelSnapshot snapshot, Path folder) {
        this.snapshot = snapshot;
        this.folder = folder;
    }

    /** Downloads the files that are missing. */
    static UnopenedSnapshot download(ModelSnapshot snapshot, DownloadListener downloads) {
        return new UnopenedSnapshot(snapshot, snapshot.download(downloads));
    }

    @Override
    public String fingerprint() {
        return FileFingerprint.of(snapshot.sha256In(folder));
    }

    @Override
    public PretrainedFiles open() {
        return HuggingFaceFolder.open(new ModelFolder(folder), this::fingerprint);
    }
}
