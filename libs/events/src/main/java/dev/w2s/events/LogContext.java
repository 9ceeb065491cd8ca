package dev.w2s.events;

import dev.w2s.study.job.JobKind;
import dev.w2s.study.recipe.Key;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Puts fields on every line that this thread logs until it is closed: {@code study} is the study's id, {@code job} the
 * kind of job, {@code key} the job's key in full. A field that is not known is left out. Closing brings back the fields
 * that were there before.
 */
public final class LogContext implements AutoCloseable {
    private static final String STUDY = "study";
    private static final String JOB = "job";
    private static final String KEY = "key";

    private final @Nullable Map<String, String> before = MDC.getCopyOfContextMap();

    private LogContext() {}

    public static LogContext study(String id) {
        LogContext context = new LogContext();
        MDC.put(STUDY, id);
        return context;
    }

    /** Where the kind of the job is not known. */
    public static LogContext job(String studyId, Key key) {
        LogContext context = study(studyId);
        MDC.put(KEY, key.hex());
        return context;
    }

    public static LogContext job(String studyId, JobKind kind, Key key) {
        LogContext context = job(studyId, key);
        MDC.put(JOB, kind.label());
        return context;
    }

    /**
     * Puts the fields on every line of a thread that belongs to the job and ends with it, so nothing has to be brought
     * back.
     */
    public static void markThread(String studyId, JobKind kind, Key key) {
        MDC.put(STUDY, studyId);
        MDC.put(JOB, kind.label());
        MDC.put(KEY, key.hex());
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
