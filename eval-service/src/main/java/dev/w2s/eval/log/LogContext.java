package dev.w2s.eval.log;

import dev.w2s.study.recipe.Key;
import org.slf4j.MDC;

/** Puts study, job and key on every log line until closed. */
public final class LogContext implements AutoCloseable {
    private static final String STUDY = "study";
    private static final String JOB = "job";
    private static final String KEY = "key";

    private LogContext() {}

    public static LogContext study(String id) {
        MDC.put(STUDY, id);
        return new LogContext();
    }

    /** @param job its kind or title */
    public static LogContext job(String studyId, String job, Key key) {
        MDC.put(JOB, job);
        MDC.put(KEY, key.hex());
        return study(studyId);
    }

    @Override
    public void close() {
        MDC.remove(STUDY);
        MDC.remove(JOB);
        MDC.remove(KEY);
    }
}
