package dev.w2s.artifact;

import java.time.Instant;
import java.util.Map;

/**
 * Where an artifact comes from. Nothing here changes its numbers.
 *
 * @param producer program and version, for example {@code train-service 0.1.0}
 * @param device for example {@code cpu} or {@code NVIDIA H100}
 * @param startedAt when work on the artifact began
 * @param measurements by name, for example {@code tokens}; values that aren't finite are left out of the manifest
 */
public record Provenance(String producer, String device, Instant startedAt, Map<String, Double> measurements) {
    public Provenance {
        measurements = Map.copyOf(measurements);
    }
}
