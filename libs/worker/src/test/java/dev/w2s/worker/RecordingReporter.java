package dev.w2s.worker;

import dev.w2s.study.event.JobEvent;
import dev.w2s.study.job.Service;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Keeps events; the test decides what the broker says to each. */
final class RecordingReporter implements JobReporter {
    private final List<JobEvent> events = new CopyOnWriteArrayList<>();
    private volatile Function<JobEvent, CompletionStage<Void>> broker = event -> CompletableFuture.completedStage(null);

    List<JobEvent> events() {
        return events;
    }

    RecordingReporter withBroker(Function<JobEvent, CompletionStage<Void>> answers) {
        broker = answers;
        return this;
    }

    @Override
    public CompletionStage<Void> report(Service from, JobEvent event) {
        events.add(event);
        return broker.apply(event);
    }
}
