package dev.w2s.worker;

import dev.w2s.study.event.JobRequested;
import org.slf4j.MDC;

/** Marks every line that the job's thread logs with its study, kind of job and key. */
final class JobLogContext implements AutoCloseable {
    static final String STUDY = "study";
    static final String JOB = "job";
    static final String KEY = "key";

    JobLogContext(JobRequested request) {
        MDC.put(STUDY, request.studyId());
        MDC.put(JOB, request.recipe().kind().label());
        MDC.put(KEY, request.key().hex());
    }

    @Override
    public void close() {
        MDC.remove(STUDY);
        MDC.remove(JOB);
        MDC.remove(KEY);
    }
}
