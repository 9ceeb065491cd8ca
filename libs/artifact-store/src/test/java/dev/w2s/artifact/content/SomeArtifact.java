package dev.w2s.artifact.content;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.Manifest;
import dev.w2s.artifact.ManifestFile;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An artifact whose files are those of a folder. */
final class SomeArtifact {
    private SomeArtifact() {}

    static Artifact in(Path folder, ArtifactKind kind) throws IOException {
        List<ManifestFile> files;
        try (Stream<Path> there = Files.list(folder)) {
            files = there.map(file -> new ManifestFile(
                            file.getFileName().toString(), file.toFile().length(), "0".repeat(64)))
                    .toList();
        }
        ArtifactId id = new ArtifactId(kind, new Key("0".repeat(64)));
        Manifest manifest = new Manifest(
                id.kind(),
                id.key(),
                JsonNodeFactory.instance.objectNode(),
                List.of(),
                files,
                "test",
                "host",
                "cpu",
                Instant.EPOCH,
                0,
                Map.of());
        return new Artifact(id, folder, manifest);
    }
}
