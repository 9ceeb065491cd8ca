package dev.w2s.artifact;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.recipe.ArtifactId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A published artifact: its files lie in {@code folder} and never change. */
public record Artifact(ArtifactId id, Path folder, Manifest manifest) {
    /** Returns whether the manifest lists the file. */
    public boolean hasFile(String name) {
        return manifest.files().stream().anyMatch(file -> file.name().equals(name));
    }

    /**
     * Returns the path of a file, which is there and has the length that the manifest says.
     *
     * @param name relative to the folder, with {@code /} between its parts
     * @throws dev.w2s.study.failure.CategorizedException {@code CORRUPT_INPUT} if the manifest doesn't list the file,
     *     or gives another length, {@code MISSING_INPUT} if the file has gone
     */
    public Path file(String name) {
        ManifestFile entry = manifest.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(() -> FileFailure.corrupt(
                        folder,
                        "has no file '" + name + "'; its manifest lists "
                                + manifest.files().stream()
                                        .map(ManifestFile::name)
                                        .toList()));
        Path file = folder.resolve(name);
        try {
            if (Files.size(file) != entry.size()) {
                throw FileFailure.corrupt(
                        file, "has " + Files.size(file) + " bytes, but its manifest says " + entry.size());
            }
            return file;
        } catch (IOException e) {
            throw FileFailure.missing(file, "its manifest lists it; delete " + folder + " and run the study again");
        }
    }
}
