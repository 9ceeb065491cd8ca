package dev.w2s.artifact;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.recipe.ArtifactId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A published artifact: its files lie in {@code folder} and never change. */
public record Artifact(ArtifactId id, Path folder, Manifest manifest) {
    /**
     * The path of one file, after a look that it is there in the length that the manifest says.
     *
     * @param name relative to the folder, with {@code /} between its parts
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
