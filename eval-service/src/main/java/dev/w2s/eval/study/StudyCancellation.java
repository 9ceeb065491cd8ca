package dev.w2s.eval.study;

import dev.w2s.eval.job.JobLifecycle;
import dev.w2s.eval.job.JobRow;
import dev.w2s.eval.job.Jobs;
import dev.w2s.eval.job.OneWriter;
import dev.w2s.eval.message.CancellationOrders;
import dev.w2s.eval.reconcile.Nudge;
import dev.w2s.study.StudyState;
import dev.w2s.study.job.JobState;
import dev.w2s.study.recipe.Key;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a study that nobody wants any more, and the jobs that no other running study needs. */
@ApplicationScoped
public class StudyCancellation {
    private static final Logger log = LoggerFactory.getLogger(StudyCancellation.class);

    private final OneWriter writer;
    private final Studies studies;
    private final Arms arms;
    private final Jobs jobs;
    private final JobLifecycle lifecycle;
    private final CancellationOrders orders;
    private final Nudge nudge;

    StudyCancellation(
            OneWriter writer,
            Studies studies,
            Arms arms,
            Jobs jobs,
            JobLifecycle lifecycle,
            CancellationOrders orders,
            Nudge nudge) {
        this.writer = writer;
        this.studies = studies;
        this.arms = arms;
        this.jobs = jobs;
        this.lifecycle = lifecycle;
        this.orders = orders;
        this.nudge = nudge;
    }

    /** Cancelling an ended study changes nothing. */
    public void cancel(String id) {
        List<Key> handedOut = QuarkusTransaction.requiringNew().call(() -> cancelInDatabase(id));
        // A worker that misses the order is told again when it reports.
        handedOut.forEach(orders::send);
        nudge.nudge();
    }

    private List<Key> cancelInDatabase(String id) {
        writer.enter();
        StudyRow study = studies.require(id);
        List<Key> handedOut = new ArrayList<>();
        if (study.state.isEnded()) {
            return handedOut;
        }
        study.end(StudyState.CANCELLED);
        for (ArmRow arm : arms.of(id)) {
            if (!arm.state.isEnded()) {
                arm.state = StudyState.CANCELLED;
            }
        }
        for (String key : study.jobKeys()) {
            JobRow job = jobs.findById(key);
            boolean workersMayHaveIt = job.state == JobState.RELEASED || job.state == JobState.RUNNING;
            if (!jobs.isNeededElsewhere(key, id) && lifecycle.cancel(job) && workersMayHaveIt) {
                handedOut.add(job.jobKey());
            }
        }
        log.info("study {} cancelled; {} jobs were with workers", id, handedOut.size());
        return handedOut;
    }
}
