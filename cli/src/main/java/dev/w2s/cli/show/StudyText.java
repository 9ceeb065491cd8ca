package dev.w2s.cli.show;

import dev.w2s.study.view.StudySummary;
import dev.w2s.study.view.StudyView;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Studies in their present state, as text for a terminal. */
public final class StudyText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private StudyText() {}

    /** Returns a table with a row for each study. */
    public static String list(List<StudySummary> studies) {
        if (studies.isEmpty()) {
            return "No studies yet. Try './w2s demo' or './w2s submit docs/study-example.yaml --watch'.";
        }
        int width =
                studies.stream().mapToInt(study -> study.id().length()).max().orElse(0);
        String row = "%-" + Math.max(5, width) + "s  %-9s  %-11s  %-9s  %s";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, row, "STUDY", "STATE", "JOBS", "ARMS", "SUBMITTED"));
        for (StudySummary study : studies) {
            lines.add(String.format(
                    Locale.ROOT,
                    row,
                    study.id(),
                    study.state().label(),
                    study.endedJobs() + " of " + study.jobs(),
                    study.endedArms() + " of " + study.arms(),
                    TIME.format(study.submittedAt())));
        }
        return String.join("\n", lines);
    }

    /** Returns the study's state, its jobs and its scores so far. */
    public static String of(StudyView study) {
        StudySummary summary = study.summary();
        List<String> lines = new ArrayList<>();
        lines.add("study " + summary.id() + " (" + summary.name() + "): "
                + summary.state().label() + ", " + summary.endedJobs() + " of " + summary.jobs()
                + " jobs ended, submitted " + TIME.format(summary.submittedAt()));
        lines.add("weak " + study.study().weak().title() + ", strong "
                + study.study().strong().title());
        lines.add("");
        int width = JobLine.titleWidth(study.jobs());
        study.jobs().forEach(job -> lines.add(JobLine.of(job, width)));
        lines.add("");
        lines.add(ResultTable.of(study));
        return String.join("\n", lines).stripTrailing();
    }
}
