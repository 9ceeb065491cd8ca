package dev.w2s.study.event;

import dev.w2s.study.job.Service;

/** The topics besides the services' jobs topics ({@link Service#jobsTopic}). */
public final class Topics {
    /** Studies requested and studies to cancel; keyed by study id. */
    public static final String STUDIES = "w2s.studies";
    /** Reports of workers; keyed by job key. */
    public static final String JOB_EVENTS = "w2s.job-events";
    /** Ended studies with their scores; keyed by study id. */
    public static final String RESULTS = "w2s.results";
    /** Orders to every worker: cancel a job; keyed by job key. */
    public static final String CONTROL = "w2s.control";
    /** Messages that nobody could read, with the reason in a header. */
    public static final String DEAD_LETTER = "w2s.dead-letter";

    private Topics() {}
}
