package dev.w2s.worker;

import dev.w2s.study.event.JobRequested;
import org.slf4j.MDC;

/**
 * Marks every line that the job's thread logs with its study, kind of job and key. The thread is the job's own and ends
 * with it, and what the queue says there after the job belongs to the job too; so nothing takes the marks away.
 */
final class JobLogContext {
    static final String STUDY = "study";
    static final String JOB = "job";
    static final String KEY = "key";

    private JobLogContext() {}

    static void mark(JobRequested request) {
        MDC.put(STUDY, request.studyId());
        MDC.put(JOB, request.recipe().kind().label());
        MDC.put(KEY, request.key().hex());
    }
}
