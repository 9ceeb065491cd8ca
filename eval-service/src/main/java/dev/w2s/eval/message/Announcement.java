package dev.w2s.eval.message;

import dev.w2s.eval.reconcile.ReconcilerStep;
import dev.w2s.eval.reconcile.Stage;
import dev.w2s.eval.study.Studies;
import dev.w2s.eval.study.StudyViews;
import dev.w2s.study.Topics;
import dev.w2s.study.event.StudyCompleted;
import dev.w2s.study.view.StudySummary;
import dev.w2s.study.view.StudyView;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;

/** Publishes {@link StudyCompleted} for studies that have ended; again, where the first time was not acknowledged. */
@ApplicationScoped
public class Announcement implements ReconcilerStep {
    private final Studies studies;
    private final StudyViews views;
    private final EventSender sender;

    Announcement(Studies studies, StudyViews views, EventSender sender) {
        this.studies = studies;
        this.views = views;
        this.sender = sender;
    }

    @Override
    public Stage stage() {
        return Stage.ANNOUNCE;
    }

    @Override
    public int act() {
        int announced = 0;
        for (String id : QuarkusTransaction.requiringNew().call(studies::endedButUnannouncedIds)) {
            sender.await(sender.send(Topics.RESULTS, completed(views.view(id))));
            QuarkusTransaction.requiringNew().run(() -> studies.update("announced = true where id = ?1", id));
            announced++;
        }
        return announced;
    }

    private static StudyCompleted completed(StudyView study) {
        StudySummary summary = study.summary();
        Instant endedAt = Objects.requireNonNull(summary.endedAt(), "an ended study knows when");
        return new StudyCompleted(summary.id(), summary.name(), summary.state(), endedAt, study.arms());
    }
}
