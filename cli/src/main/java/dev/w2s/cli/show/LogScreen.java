package dev.w2s.cli.show;

import dev.w2s.study.job.JobState;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.view.JobView;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Shows a study to pipes, files and CI: a line when a job's state changes, and at most every ten seconds one of its
 * progress. Jobs that only wait are not listed.
 */
final class LogScreen implements Screen {
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(10);

    private record Shown(JobView job, Duration at) {}

    private final PrintWriter out;
    private final Map<Key, Shown> shown = new HashMap<>();

    LogScreen(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(StudyProgress progress, Duration watched) {
        int width = JobLine.titleWidth(progress.jobs());
        for (JobView job : progress.jobs()) {
            if (isNews(job, watched)) {
                shown.put(job.key(), new Shown(job, watched));
                out.println(JobLine.of(job, width));
            }
        }
        out.flush();
    }

    private boolean isNews(JobView job, Duration now) {
        if (job.state() == JobState.WAITING || job.state() == JobState.RELEASED) {
            return false;
        }
        Shown last = shown.get(job.key());
        if (last == null || last.job().state() != job.state()) {
            return true;
        }
        return job.state() == JobState.RUNNING
                && hasProgressed(last.job(), job)
                && now.minus(last.at()).compareTo(PROGRESS_EVERY) >= 0;
    }

    private static boolean hasProgressed(JobView before, JobView now) {
        return !Objects.equals(before.step(), now.step()) || !Objects.equals(before.download(), now.download());
    }

    @Override
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void end(StudyProgress progress) {
        out.flush();
    }
}
