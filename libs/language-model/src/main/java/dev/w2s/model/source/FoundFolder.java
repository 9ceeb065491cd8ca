package dev.w2s.model.source;

import dev.w2s.artifact.ModelFolder;
import org.jspecify.annotations.Nullable;

/** A model folder whose fingerprint, which takes reading it all, is computed once and only when asked for. */
final class FoundFolder implements FoundModel {
    private final ModelFolder folder;
    private @Nullable String fingerprint;

    FoundFolder(ModelFolder folder) {
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
