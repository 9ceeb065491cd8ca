package dev.w2s.train;

import dev.w2s.study.event.JobEvent;
import dev.w2s.study.event.JobProgressed;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Service;
import dev.w2s.study.recipe.Key;
import dev.w2s.worker.JobReporter;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Has memory run out in a training's first step, as often as a test says: when it reports that step, which it does on
 * its own thread. So whatever is above sees what it would see if the engine had run out.
 */
@Decorator
@Priority(1)
class ScarceMemory implements JobReporter {
    private static final Map<Key, Integer> SHORTAGES = new ConcurrentHashMap<>();

    private final JobReporter reporter;

    @Inject
    ScarceMemory(@Delegate JobReporter reporter) {
        this.reporter = reporter;
    }

    static void of(Key job, int shortages) {
        SHORTAGES.put(job, shortages);
    }

    @Override
    public CompletionStage<Void> report(Service from, JobEvent event) {
        if (event instanceof JobProgressed && isShort(event.key())) {
            throw new CategorizedException(FailureCategory.OUT_OF_MEMORY, "memory ran out");
        }
        return reporter.report(from, event);
    }

    private static boolean isShort(Key job) {
        @Nullable Integer before = SHORTAGES.computeIfPresent(job, (key, left) -> left - 1);
        return before != null && before >= 0;
    }
}
