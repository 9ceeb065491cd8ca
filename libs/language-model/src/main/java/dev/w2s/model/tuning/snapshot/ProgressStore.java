package dev.w2s.model.tuning.snapshot;

import dev.w2s.artifact.FolderContent;
import dev.w2s.artifact.ProgressFolder;
import java.nio.file.Path;
import java.util.Optional;

/** The place where a training leaves snapshots of itself, so that another process can go on from the last one. */
public interface ProgressStore {
    /** Keeps nothing. */
    ProgressStore NONE = new ProgressStore() {
        @Override
        public Optional<Path> latest() {
            return Optional.empty();
        }

        @Override
        public void save(FolderContent snapshot) {}
    };

    static ProgressStore in(ProgressFolder folder) {
        return new ProgressStore() {
            @Override
            public Optional<Path> latest() {
                return folder.latest();
            }

            @Override
            public void save(FolderContent snapshot) {
                folder.save(snapshot);
            }
        };
    }

    /** The folder of the last snapshot that was saved whole. */
    Optional<Path> latest();

    /** Replaces the last snapshot; a crash leaves either the old one or the new one, whole. */
    void save(FolderContent snapshot);
}
