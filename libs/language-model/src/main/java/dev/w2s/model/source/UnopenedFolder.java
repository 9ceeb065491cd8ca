package dev.w2s.model.source;

import dev.w2s.artifact.ModelFolder;
import org.jspecify.annotations.Nullable;

/** A model folder. Its fingerprint takes reading all files, so it is computed once and only when asked for. */
final class UnopenedFolder implements UnopenedModel {
    private final ModelFolder folder;
    private @Nullable String fingerprint;

    UnopenedFolder(ModelFolder folder) {
        this.folder = folder;
    }

    @Override
    public synchronized String fingerprint() {
        String known = fingerprint;
        if (known == null) {
            known = folder.fingerprint();
            fingerprint = known;
        }
        return known;
    }

    @Override
    public PretrainedFiles open() {
        return HuggingFaceFolder.open(folder, this::fingerprint);
    }
}
