package dev.w2s.eval.study;

import dev.w2s.eval.job.JobLifecycle;
import dev.w2s.eval.job.Jobs;
import dev.w2s.eval.job.OneWriter;
import dev.w2s.eval.reconcile.Nudge;
import dev.w2s.study.StudyState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a study that its user no longer wants, and the jobs that no other running study needs. The reconciler tells the
 * workers.
 */
@ApplicationScoped
public class StudyCancellation {
    private static final Logger LOG = LoggerFactory.getLogger(StudyCancellation.class);

    private final OneWriter writer;
    private final Studies studies;
    private final Arms arms;
    private final Jobs jobs;
    private final JobLifecycle lifecycle;
    private final Nudge nudge;
    private final InstantSource clock;

    StudyCancellation(
            OneWriter writer,
            Studies studies,
            Arms arms,
            Jobs jobs,
            JobLifecycle lifecycle,
            Nudge nudge,
            InstantSource clock) {
        this.writer = writer;
        this.studies = studies;
        this.arms = arms;
        this.jobs = jobs;
        this.lifecycle = lifecycle;
        this.nudge = nudge;
        this.clock = clock;
    }

    /**
     * Cancels the study; cancelling one that has ended changes nothing.
     *
     * @throws UnknownStudyException if there is none of that id
     */
    public void cancel(String id) {
        writer.run(() -> cancelInDatabase(id));
        nudge.nudge();
    }

    private void cancelInDatabase(String id) {
        StudyRow study = studies.require(id);
        if (study.state.isEnded()) {
            return;
        }
        study.end(StudyState.CANCELLED, clock.instant());
        for (ArmRow arm : arms.of(id)) {
            if (!arm.state.isEnded()) {
                arm.state = StudyState.CANCELLED;
            }
        }
        int withWorkers = 0;
        for (String key : study.jobKeys()) {
            if (!studies.anotherNeeds(key, id) && lifecycle.cancel(jobs.findById(key))) {
                withWorkers++;
            }
        }
        LOG.info("study {} cancelled; {} jobs were with workers", id, withWorkers);
    }
}
