package dev.w2s.artifact;

import dev.w2s.study.recipe.ArtifactKind;
import java.util.Map;

/** How much a store holds, with an entry for every kind of artifact. */
public record StoreSize(Map<ArtifactKind, OfKind> byKind) {
    /**
     * The artifacts of one kind.
     *
     * @param bytes of their files, without manifests
     */
    public record OfKind(long artifacts, long bytes) {}

    public StoreSize {
        byKind = Map.copyOf(byKind);
    }

    public long bytes() {
        return byKind.values().stream().mapToLong(OfKind::bytes).sum();
    }
}
