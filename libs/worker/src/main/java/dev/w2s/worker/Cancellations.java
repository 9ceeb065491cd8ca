package dev.w2s.worker;

import dev.w2s.study.recipe.Key;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The jobs that nobody wants any more. A cancellation stops every request of its job that is older than itself, running
 * or still in the queue; a later request is a new wish.
 */
@Singleton
public class Cancellations {
    private static final int REMEMBERED = 10_000;

    private final Map<Key, Instant> latest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    public synchronized void cancel(Key job, Instant at) {
        latest.merge(job, at, (known, added) -> added.isAfter(known) ? added : known);
    }

    public synchronized boolean isCancelled(Key job, Instant requestedAt) {
        Instant cancelledAt = latest.get(job);
        return cancelledAt != null && !cancelledAt.isBefore(requestedAt);
    }
}
