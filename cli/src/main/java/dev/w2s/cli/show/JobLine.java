package dev.w2s.cli.show;

import dev.w2s.study.job.Download;
import dev.w2s.study.job.JobState;
import dev.w2s.study.view.JobView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A job as one line of text. */
final class JobLine {
    private static final int LONGEST_TITLE = 60;

    private JobLine() {}

    /** Returns the width of a title column that all {@code jobs} fit in. */
    static int titleWidth(Iterable<JobView> jobs) {
        int width = 20;
        for (JobView job : jobs) {
            width = Math.max(width, Math.min(LONGEST_TITLE, job.title().length()));
        }
        return width;
    }

    static String of(JobView job, int titleWidth) {
        return String.format(
                        Locale.ROOT,
                        "%-9s %-" + titleWidth + "s  %s",
                        job.state() == JobState.RELEASED
                                ? "queued"
                                : job.state().label(),
                        job.title(),
                        details(job))
                .stripTrailing();
    }

    private static String details(JobView job) {
        return switch (job.state()) {
            case WAITING, RELEASED, CANCELLED -> "";
            case RUNNING -> running(job);
            case FINISHED -> job.reused() ? "was there already" : finished(job);
            case FAILED -> failed(job);
        };
    }

    private static String running(JobView job) {
        List<String> parts = new ArrayList<>();
        if (job.download() != null) {
            parts.add(downloading(job.download()));
        } else {
            addProgress(parts, job);
        }
        if (job.attempt() > 1) {
            parts.add("attempt " + job.attempt());
        }
        return String.join("  ", parts);
    }

    /** The figures come first: a name may be long, and a line is cut where the window ends. */
    private static String downloading(Download download) {
        return download.hasArrived()
                ? "downloaded " + download.name() + ", " + Quantity.bytes(download.totalBytes())
                : "downloading " + Quantity.bytes(download.bytes(), download.totalBytes()) + " of " + download.name();
    }

    private static void addProgress(List<String> parts, JobView job) {
        if (job.step() != null && job.totalSteps() != null) {
            parts.add("step " + job.step() + "/" + job.totalSteps());
        }
        addFigures(parts, job);
        if (job.remainingSeconds() != null) {
            parts.add("ETA " + Quantity.seconds(job.remainingSeconds()));
        }
    }

    private static String finished(JobView job) {
        List<String> parts = new ArrayList<>();
        if (job.seconds() != null) {
            parts.add(Quantity.seconds(job.seconds()));
        }
        addFigures(parts, job);
        return String.join("  ", parts);
    }

    private static void addFigures(List<String> parts, JobView job) {
        if (job.loss() != null) {
            parts.add("loss " + Quantity.decimal(job.loss(), 4));
        }
        if (job.valAuc() != null) {
            parts.add("val AUC " + Quantity.decimal(job.valAuc(), 3));
        }
        if (job.tokensPerSecond() != null) {
            parts.add(Quantity.grouped(job.tokensPerSecond()) + " tokens/s");
        }
    }

    private static String failed(JobView job) {
        String words =
                job.failure() == null ? "" : job.failure().lines().findFirst().orElse("");
        return job.failureCategory() == null ? words : job.failureCategory().label() + ": " + words;
    }
}
