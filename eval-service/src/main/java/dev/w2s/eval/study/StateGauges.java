package dev.w2s.eval.study;

import dev.w2s.eval.job.Jobs;
import dev.w2s.eval.reconcile.ReconcilerStep;
import dev.w2s.eval.reconcile.Stage;
import dev.w2s.study.StudyState;
import dev.w2s.study.job.JobState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Gauges that show how many studies and jobs are in each state, as of the reconciler's last round. */
@ApplicationScoped
public class StateGauges implements ReconcilerStep {
    private final Studies studies;
    private final Jobs jobs;
    private volatile Map<StudyState, Long> studyCounts = Map.of();
    private volatile Map<JobState, Long> jobCounts = Map.of();

    StateGauges(Studies studies, Jobs jobs, MeterRegistry registry) {
        this.studies = studies;
        this.jobs = jobs;
        for (StudyState state : StudyState.values()) {
            Gauge.builder("w2s.studies", () -> studyCounts.getOrDefault(state, 0L))
                    .description("studies by state")
                    .tag("state", state.label())
                    .register(registry);
        }
        for (JobState state : JobState.values()) {
            Gauge.builder("w2s.study.jobs", () -> jobCounts.getOrDefault(state, 0L))
                    .description("jobs by state")
                    .tag("state", state.label())
                    .register(registry);
        }
    }

    @Override
    public Stage stage() {
        return Stage.COUNT_STATES;
    }

    @Override
    public int act() {
        studyCounts = QuarkusTransaction.requiringNew().call(studies::countByState);
        jobCounts = QuarkusTransaction.requiringNew().call(jobs::countByState);
        return 0;
    }
}
