package dev.w2s.artifact;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.file.FileInventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares the files of an artifact with its manifest, byte for byte. */
final class ArtifactCheck {
    private ArtifactCheck() {}

    static void requireIntact(Artifact artifact) {
        List<String> damages = artifact.manifest().files().stream()
                .flatMap(file -> damage(artifact.folder(), file).stream())
                .toList();
        if (!damages.isEmpty()) {
            throw FileFailure.corrupt(
                    artifact.folder(),
                    "is damaged: " + String.join(", ", damages) + "; delete the folder to have it made again");
        }
    }

    private static Optional<String> damage(Path folder, ManifestFile expected) {
        Path file = folder.resolve(expected.name());
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.of(expected.name() + " is gone");
            }
            if (Files.size(file) != expected.size()) {
                return Optional.of(
                        expected.name() + " has " + Files.size(file) + " bytes instead of " + expected.size());
            }
            return FileInventory.sha256(file).equals(expected.sha256())
                    ? Optional.empty()
                    : Optional.of(expected.name() + " has other bytes than were published");
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }
}
