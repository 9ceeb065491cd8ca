package dev.w2s.cli.show;

import dev.w2s.cli.server.Update;
import dev.w2s.study.job.JobState;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.view.JobView;
import dev.w2s.study.view.StudySummary;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last that was heard of a study and its jobs. */
final class StudyProgress {
    private final Map<Key, JobView> jobs = new LinkedHashMap<>();
    private @Nullable StudySummary summary;

    /** Whether the update says something of the study. */
    boolean accept(Update update) {
        if (update instanceof Update.Job job) {
            jobs.put(job.job().key(), job.job());
            return true;
        }
        if (update instanceof Update.Study study) {
            summary = study.summary();
            return true;
        }
        return false;
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
