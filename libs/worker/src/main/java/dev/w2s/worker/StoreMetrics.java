package dev.w2s.worker;

import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.StoreSize;
import dev.w2s.artifact.StoreSize.OfKind;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.recipe.ArtifactKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Meters of what the stores of this process hold together, counted at most once a minute. */
final class StoreMetrics {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final List<ArtifactStore> stores;
    private final InstantSource clock;
    private @Nullable List<StoreSize> sizes;
    private Instant countedAt = Instant.MIN;

    StoreMetrics(MeterRegistry registry, Collection<? extends ArtifactStore> stores, InstantSource clock) {
        this.stores = List.copyOf(stores);
        this.clock = clock;
        for (ArtifactKind kind : ArtifactKind.values()) {
            Gauge.builder("w2s.store.artifacts", () -> sum(kind, OfKind::artifacts))
                    .description("Artifacts in the store")
                    .tag("kind", kind.label())
                    .register(registry);
            Gauge.builder("w2s.store.bytes", () -> sum(kind, OfKind::bytes))
                    .description("Bytes of the artifacts' files")
                    .tag("kind", kind.label())
                    .register(registry);
        }
    }

    /** NaN where a store cannot be read. */
    private double sum(ArtifactKind kind, ToLongFunction<OfKind> part) {
        List<StoreSize> counted = sizes();
        return counted == null
                ? Double.NaN
                : counted.stream()
                        .map(size -> size.byKind().getOrDefault(kind, new OfKind(0, 0)))
                        .mapToLong(part)
                        .sum();
    }

    private synchronized @Nullable List<StoreSize> sizes() {
        Instant now = clock.instant();
        if (!now.isBefore(countedAt.plus(FRESH))) {
            countedAt = now;
            try {
                sizes = stores.stream().map(ArtifactStore::size).toList();
            } catch (CategorizedException unreadable) {
                sizes = null;
            }
        }
        return sizes;
    }
}
