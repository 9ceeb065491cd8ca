package dev.w2s.cli.show;

import dev.w2s.study.StudyState;
import dev.w2s.study.job.JobState;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.view.StudySummary;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Jobs that have ended scroll up, a line each; below them those that run are redrawn in place, with a line for the
 * study as a whole. The redrawn part is kept smaller than the window, since a terminal can't move back above it.
 */
final class TerminalScreen implements Screen {
    private static final String ERASE_BELOW = "\u001b[J";

    private final PrintWriter out;
    private final WindowSize window;
    private final Set<Key> scrolled = new HashSet<>();
    private int redrawnLines;

    TerminalScreen(PrintWriter out, WindowSize window) {
        this.out = out;
        this.window = window;
    }

    @Override
    public void show(StudyProgress progress, Duration watched) {
        List<String> live = new ArrayList<>();
        int width = JobLine.titleWidth(progress.jobs());
        progress.jobs().stream()
                .filter(job -> job.state() == JobState.RUNNING)
                .map(job -> JobLine.of(job, width))
                .forEach(live::add);
        int room = Math.max(1, window.rows() - 3);
        if (live.size() > room) {
            int hidden = live.size() - room + 1;
            live = new ArrayList<>(live.subList(0, room - 1));
            live.add("          and " + hidden + " more");
        }
        live.add(footer(progress, watched));
        redraw(newlyEnded(progress, width), live);
    }

    private List<String> newlyEnded(StudyProgress progress, int width) {
        return progress.jobs().stream()
                .filter(job -> job.state().isEnded())
                .filter(job -> scrolled.add(job.key()))
                .map(job -> JobLine.of(job, width))
                .toList();
    }

    private static String footer(StudyProgress progress, Duration watched) {
        StudySummary summary = progress.summary();
        String state = (summary == null ? StudyState.RUNNING : summary.state()).label();
        int known = progress.jobs().size();
        int jobs = summary == null ? known : Math.max(known, summary.jobs());
        return "-- " + state + ": " + progress.ended() + " of " + jobs + " jobs ended, "
                + progress.count(JobState.RUNNING) + " running, " + progress.count(JobState.RELEASED) + " queued, "
                + Quantity.seconds(watched);
    }

    private void redraw(List<String> ended, List<String> live) {
        StringBuilder text = new StringBuilder(back());
        ended.forEach(line -> text.append(line).append('\n'));
        int columns = Math.max(20, window.columns());
        for (String line : live) {
            // A wrapped line would take two rows, and the next redraw would miss one.
            text.append(line.length() < columns ? line : line.substring(0, columns - 1))
                    .append('\n');
        }
        redrawnLines = live.size();
        out.print(text);
        out.flush();
    }

    private String back() {
        return redrawnLines == 0 ? "" : "\u001b[" + redrawnLines + "A\r" + ERASE_BELOW;
    }

    @Override
    public void say(String line) {
        out.println(back() + line);
        out.flush();
        redrawnLines = 0;
    }

    @Override
    public void end(StudyProgress progress) {
        redraw(newlyEnded(progress, JobLine.titleWidth(progress.jobs())), List.of());
    }
}
