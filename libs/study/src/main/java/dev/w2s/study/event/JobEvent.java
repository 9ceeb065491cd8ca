package dev.w2s.study.event;

import dev.w2s.study.recipe.Key;
import java.time.Instant;

/** A worker's report about a job. */
public sealed interface JobEvent extends Event permits JobStarted, JobProgressed, JobFinished, JobFailed {
    Key key();

    String studyId();

    /** Returns the number of the attempt in the request that the worker answers. */
    int attempt();

    /** Returns the worker's name: service, host and process. */
    String worker();

    Instant at();

    @Override
    default String messageKey() {
        return key().hex();
    }
}
