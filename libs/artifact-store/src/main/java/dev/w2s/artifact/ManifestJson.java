package dev.w2s.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.ArtifactId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Reads and writes {@code manifest.json}: unknown fields are ignored, missing ones refused. */
final class ManifestJson {
    private ManifestJson() {}

    static void write(Path folder, Manifest manifest) throws IOException {
        byte[] json = StudyJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        Files.write(
                folder.resolve(StoreLayout.MANIFEST), json, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Returns the manifest in a folder; empty if there is none, since then there is no artifact. */
    static Optional<Manifest> read(Path folder, ArtifactId id) {
        Path file = folder.resolve(StoreLayout.MANIFEST);
        try {
            JsonNode json = StudyJson.mapper().readTree(Files.readAllBytes(file));
            Manifest manifest = StudyJson.read(StudyJson.mapper(), json, Manifest.class);
            if (!manifest.id().equals(id)) {
                throw FileFailure.corrupt(
                        file, "describes " + manifest.id() + ", not the artifact of this folder" + remedy(folder));
            }
            return Optional.of(manifest);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (InvalidFieldException e) {
            throw FileFailure.corrupt(file, "is damaged: " + e.getMessage() + remedy(folder), e);
        } catch (JsonProcessingException e) {
            throw FileFailure.corrupt(file, "is damaged: " + e.getOriginalMessage() + remedy(folder), e);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }

    private static String remedy(Path folder) {
        return "; delete " + folder + " to have it made again";
    }
}
