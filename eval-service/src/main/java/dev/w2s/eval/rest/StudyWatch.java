package dev.w2s.eval.rest;

import dev.w2s.study.recipe.Key;
import dev.w2s.study.view.JobView;
import dev.w2s.study.view.StudyView;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers what one viewer of a study has been told. Only one thread uses it at a time. */
final class StudyWatch {
    private final Sse sse;
    private final Duration heartbeat;
    private final Map<Key, JobView> toldJobs = new HashMap<>();
    private StudyView told;
    private long toldAt = System.nanoTime();
    private boolean ended;

    StudyWatch(Sse sse, Duration heartbeat, StudyView first) {
        this.sse = sse;
        this.heartbeat = heartbeat;
        this.told = first;
    }

    /** Returns the study, then all of its jobs. */
    List<OutboundSseEvent> snapshot() {
        List<OutboundSseEvent> events = new ArrayList<>();
        events.add(event("study", told.summary()));
        for (JobView job : told.jobs()) {
            toldJobs.put(job.key(), job);
            events.add(event("job", job));
        }
        ended = told.summary().state().isEnded();
        return events;
    }

    /** Returns what the viewer was told last. */
    StudyView told() {
        return told;
    }

    /** Whether the viewer is still to be told something: false once the end of the study was told. */
    boolean isToBeSeen(StudyView ignored) {
        return !ended;
    }

    /**
     * Returns what has changed, jobs before the study, so that its end comes last; if nothing has changed for long, a
     * comment.
     */
    List<OutboundSseEvent> changes(StudyView now) {
        List<OutboundSseEvent> events = new ArrayList<>();
        for (JobView job : now.jobs()) {
            if (!job.equals(toldJobs.put(job.key(), job))) {
                events.add(event("job", job));
            }
        }
        if (!now.summary().equals(told.summary())) {
            events.add(event("study", now.summary()));
        }
        told = now;
        ended = now.summary().state().isEnded();
        if (events.isEmpty() && System.nanoTime() - toldAt > heartbeat.toNanos()) {
            events.add(sse.newEventBuilder().comment("nothing new").build());
        }
        if (!events.isEmpty()) {
            toldAt = System.nanoTime();
        }
        return events;
    }

    private OutboundSseEvent event(String name, Object data) {
        return sse.newEventBuilder().name(name).data(data).build();
    }
}
