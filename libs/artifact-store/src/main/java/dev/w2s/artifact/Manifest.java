package dev.w2s.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code manifest.json} says about an artifact: what determines it, where it came from and which files it has.
 *
 * @param recipe as it was written, even if recipes have other fields today; with the locations that {@code key} leaves
 *     out
 * @param inputs the artifacts it was made from
 * @param files sorted by name, without the manifest itself
 * @param producer program and version that made it
 * @param seconds from {@code startedAt} until the manifest was written
 * @param measurements what was counted on the way, by name: tokens, steps, CPU seconds
 */
public record Manifest(
        ArtifactKind kind,
        Key key,
        JsonNode recipe,
        List<ArtifactId> inputs,
        List<ManifestFile> files,
        String producer,
        String host,
        String device,
        Instant startedAt,
        double seconds,
        Map<String, Double> measurements) {
    public Manifest {
        inputs = List.copyOf(inputs);
        files = List.copyOf(files);
        measurements = Collections.unmodifiableMap(new TreeMap<>(measurements));
    }

    public ArtifactId id() {
        return new ArtifactId(kind, key);
    }

    /** Returns the size of all files together, without the manifest. */
    public long sizeInBytes() {
        return files.stream().mapToLong(ManifestFile::size).sum();
    }
}
