package dev.w2s.study.view;

import dev.w2s.study.Study;
import java.util.List;

/** A study as it is shown, with its arms and jobs. */
public record StudyView(StudySummary summary, Study study, List<ArmView> arms, List<JobView> jobs) {
    public StudyView {
        arms = List.copyOf(arms);
        jobs = List.copyOf(jobs);
    }
}
