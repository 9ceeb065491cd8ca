package dev.w2s.worker;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.PrepareTask;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.MDC;

/** Behaves as the name of the recipe's reader says. */
@Singleton
class ToyPreparation implements JobRunner<PrepareTask> {
    static final String WELL = "well";
    static final String REFUSES = "refuses";
    static final String FAILS_ONCE = "fails-once";
    static final String WAITS_FOR_STOP = "waits-for-stop";
    static final String NEEDS_LITTLE_MEMORY = "needs-little-memory";
    static final String NEVER_FITS = "never-fits";
    static final String ALWAYS_FAILS = "always-fails";
    static final String DOWNLOADS = "downloads";

    private final Map<Key, List<Integer>> divisors = new ConcurrentHashMap<>();
    private final Map<Key, Map<String, String>> logContexts = new ConcurrentHashMap<>();

    /** The token budget divisors of a job's runs, one a run. */
    List<Integer> divisors(Key key) {
        return divisors.getOrDefault(key, List.of());
    }

    Map<String, String> logContext(Key key) {
        return logContexts.getOrDefault(key, Map.of());
    }

    @Override
    public Class<PrepareTask> recipeType() {
        return PrepareTask.class;
    }

    @Override
    public Product run(PrepareTask recipe, JobContext context) throws Exception {
        Key key = recipe.key();
        List<Integer> runs = divisors.computeIfAbsent(key, any -> new CopyOnWriteArrayList<>());
        runs.add(context.tokenBudgetDivisor());
        logContexts.put(key, MDC.getCopyOfContextMap());
        context.progressed(JobProgress.of(0, 10, 0));
        switch (recipe.data().example().text().one()) {
            case REFUSES -> throw new CategorizedException(FailureCategory.CORRUPT_INPUT, "line 7 is damaged");
            case FAILS_ONCE -> failIf(runs.size() == 1);
            case ALWAYS_FAILS -> failIf(true);
            case WAITS_FOR_STOP -> waitForStop(context);
            case DOWNLOADS -> context.downloading(new Download("acme/tiny", 7, 7));
            case NEEDS_LITTLE_MEMORY -> refuseMemoryUnless(context.tokenBudgetDivisor() == 4);
            case NEVER_FITS -> refuseMemoryUnless(false);
            default -> {}
        }
        context.progressed(new JobProgress(10, 10, 1_000, 0.25, 0.9));
        return new Product(folder -> Files.writeString(folder.resolve("toy.txt"), "made"), Map.of("examples", 10.0));
    }

    private static void failIf(boolean condition) {
        if (condition) {
            throw new IllegalStateException("a defect");
        }
    }

    private static void refuseMemoryUnless(boolean enough) {
        if (!enough) {
            throw new CategorizedException(FailureCategory.OUT_OF_MEMORY, "memory ran out");
        }
    }

    private static void waitForStop(JobContext context) throws InterruptedException {
        while (!context.isStopRequested()) {
            Thread.sleep(10);
        }
        context.throwIfStopRequested();
    }
}
