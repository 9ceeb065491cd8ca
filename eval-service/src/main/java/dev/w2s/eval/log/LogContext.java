package dev.w2s.eval.log;

import dev.w2s.study.recipe.Key;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Puts study, job and key on every log line of this thread until closed; then they are what they were before. */
public final class LogContext implements AutoCloseable {
    private final @Nullable Map<String, String> before = MDC.getCopyOfContextMap();

    private LogContext(String studyId) {
        MDC.put("study", studyId);
    }

    public static LogContext study(String id) {
        return new LogContext(id);
    }

    /** @param job its kind or title */
    public static LogContext job(String studyId, String job, Key key) {
        LogContext context = new LogContext(studyId);
        MDC.put("job", job);
        MDC.put("key", key.hex());
        return context;
    }

    @Override
    public void close() {
        if (before == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(before);
        }
    }
}
