package dev.w2s.eval.message;

import dev.w2s.events.EventSender;
import dev.w2s.study.event.JobCancellationRequested;
import dev.w2s.study.event.Topics;
import dev.w2s.study.recipe.Key;
import jakarta.enterprise.context.ApplicationScoped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells workers to stop a job. An order that is lost is given again when a worker reports about the job. */
@ApplicationScoped
public class CancellationOrders {
    private static final Logger LOG = LoggerFactory.getLogger(CancellationOrders.class);

    private final EventSender sender;

    CancellationOrders(EventSender sender) {
        this.sender = sender;
    }

    /** Doesn't wait for the broker. */
    public void send(Key job) {
        sender.send(Topics.CONTROL, new JobCancellationRequested(job)).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("the order to cancel job {} was not sent: {}", job.brief(), failure.toString());
            }
        });
    }
}
