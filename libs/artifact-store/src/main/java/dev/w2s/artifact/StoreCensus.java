package dev.w2s.artifact;

import dev.w2s.artifact.StoreSize.OfKind;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts artifacts. They never change, so each manifest is read once, and a count only lists the folders. */
final class StoreCensus {
    private static final Logger LOG = LoggerFactory.getLogger(StoreCensus.class);
    private static final long NO_ARTIFACT = -1;

    private final StoreLayout layout;
    private final Map<ArtifactId, Long> bytesOf = new ConcurrentHashMap<>();

    StoreCensus(StoreLayout layout) {
        this.layout = layout;
    }

    StoreSize count() {
        try {
            List<ArtifactId> present = layout.artifacts();
            bytesOf.keySet().retainAll(Set.copyOf(present));
            Map<ArtifactKind, OfKind> byKind = new EnumMap<>(ArtifactKind.class);
            for (ArtifactKind kind : ArtifactKind.values()) {
                byKind.put(kind, new OfKind(0, 0));
            }
            for (ArtifactId id : present) {
                long bytes = bytes(id);
                if (bytes != NO_ARTIFACT) {
                    byKind.computeIfPresent(
                            id.kind(), (kind, size) -> new OfKind(size.artifacts() + 1, size.bytes() + bytes));
                }
            }
            return new StoreSize(byKind);
        } catch (IOException e) {
            throw FileFailure.unreadable(layout.root(), e);
        }
    }

    private long bytes(ArtifactId id) {
        Long known = bytesOf.get(id);
        if (known != null) {
            return known;
        }
        long bytes = readBytes(id);
        if (bytes != NO_ARTIFACT) {
            bytesOf.put(id, bytes);
        }
        return bytes;
    }

    private long readBytes(ArtifactId id) {
        try {
            return ManifestJson.read(layout.artifact(id), id)
                    .map(Manifest::sizeInBytes)
                    .orElse(NO_ARTIFACT);
        } catch (CategorizedException damaged) {
            LOG.warn("a damaged artifact is counted as 0 bytes: {}", damaged.getMessage());
            return 0;
        }
    }
}
