package dev.w2s.eval.message;

import dev.w2s.eval.reconcile.EachIsolated;
import dev.w2s.eval.reconcile.ReconcilerStep;
import dev.w2s.eval.reconcile.Stage;
import dev.w2s.eval.study.Studies;
import dev.w2s.eval.study.StudyViews;
import dev.w2s.events.EventSender;
import dev.w2s.events.KafkaFutures;
import dev.w2s.events.LogContext;
import dev.w2s.study.event.StudyCompleted;
import dev.w2s.study.event.Topics;
import dev.w2s.study.view.StudySummary;
import dev.w2s.study.view.StudyView;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Publishes {@link StudyCompleted} for studies that have ended. What was not acknowledged is published again. */
@ApplicationScoped
public class PublishCompleted implements ReconcilerStep {
    private final Studies studies;
    private final StudyViews views;
    private final Broker broker;
    private final EventSender sender;

    PublishCompleted(Studies studies, StudyViews views, Broker broker, EventSender sender) {
        this.studies = studies;
        this.views = views;
        this.broker = broker;
        this.sender = sender;
    }

    @Override
    public Stage stage() {
        return Stage.ANNOUNCE;
    }

    @Override
    public int act() {
        List<String> ids = QuarkusTransaction.requiringNew().call(studies::endedButUnannouncedIds);
        return ids.isEmpty() || !broker.answers() ? 0 : EachIsolated.act(ids, this::announce);
    }

    private int announce(String id) {
        try (LogContext study = LogContext.study(id)) {
            KafkaFutures.await(sender.send(Topics.RESULTS, completed(views.view(id))));
            return QuarkusTransaction.requiringNew().call(() -> studies.update("announced = true where id = ?1", id));
        }
    }

    private static StudyCompleted completed(StudyView study) {
        StudySummary summary = study.summary();
        Instant endedAt = Objects.requireNonNull(summary.endedAt(), "an ended study knows when");
        return new StudyCompleted(summary.id(), summary.name(), summary.state(), endedAt, study.arms());
    }
}
