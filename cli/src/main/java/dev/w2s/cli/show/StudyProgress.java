package dev.w2s.cli.show;

import dev.w2s.study.job.JobState;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.view.JobView;
import dev.w2s.study.view.StudySummary;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest news of a study and its jobs. */
final class StudyProgress {
    private final Map<Key, JobView> jobs = new LinkedHashMap<>();
    private @Nullable StudySummary summary;

    void accept(JobView job) {
        jobs.put(job.key(), job);
    }

    void accept(StudySummary study) {
        summary = study;
    }

    @Nullable
    StudySummary summary() {
        return summary;
    }

    Collection<JobView> jobs() {
        return Collections.unmodifiableCollection(jobs.values());
    }

    long count(JobState state) {
        return jobs.values().stream().filter(job -> job.state() == state).count();
    }

    long ended() {
        return jobs.values().stream().filter(job -> job.state().isEnded()).count();
    }
}
