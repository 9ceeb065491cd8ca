package dev.w2s.study.event;

import dev.w2s.study.recipe.Key;
import java.time.Instant;

/** What a worker reports about a job. */
public sealed interface JobEvent extends Event permits JobStarted, JobProgressed, JobFinished, JobFailed {
    Key key();

    String studyId();

    /** The attempt of the request that the worker answers. */
    int attempt();

    /** The worker's name: service, host and process. */
    String worker();

    Instant at();

    @Override
    default String messageKey() {
        return key().hex();
    }
}
