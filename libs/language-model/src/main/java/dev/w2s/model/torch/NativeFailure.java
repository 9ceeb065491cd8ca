package dev.w2s.model.torch;

import ai.djl.engine.EngineException;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.Locale;
import java.util.function.Supplier;

/** Gives native exceptions a category: smaller batches can cure a lack of memory, anything else is a defect. */
final class NativeFailure {
    private NativeFailure() {}

    static <T> T translating(String doing, Supplier<T> work) {
        try {
            return work.get();
        } catch (EngineException e) {
            throw of(doing, e);
        } catch (OutOfMemoryError e) {
            throw outOfMemory(doing, e);
        }
    }

    static CategorizedException of(String doing, EngineException failure) {
        String message = String.valueOf(failure.getMessage());
        if (saysOutOfMemory(message)) {
            return outOfMemory(doing, failure);
        }
        return new CategorizedException(
                FailureCategory.INTERNAL, "native failure while " + doing + ": " + message, failure);
    }

    static CategorizedException outOfMemory(String doing, Throwable failure) {
        return new CategorizedException(
                FailureCategory.OUT_OF_MEMORY,
                "memory ran out while " + doing + "; a smaller token budget needs less: " + firstLine(failure),
                failure);
    }

    static boolean saysOutOfMemory(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("out of memory")
                || text.contains("can't allocate memory")
                || text.contains("cannot allocate memory")
                || text.contains("bad_alloc")
                || text.contains("bad allocation");
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
