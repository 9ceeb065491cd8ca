package dev.w2s.worker;

import dev.w2s.study.job.Service;
import java.util.List;

/**
 * A service as its queue sees it. A service has one bean of this type; every one in the JVM is started with the
 * application and stopped with it.
 *
 * @param device the jobs run on, for manifests: {@code cpu}, or the accelerator's name
 * @param runners at most one a recipe type; a job that none of them takes is refused in words
 */
public record WorkerDefinition(Service service, WorkerSettings settings, String device, List<JobRunner<?>> runners) {
    public WorkerDefinition {
        runners = List.copyOf(runners);
    }
}
