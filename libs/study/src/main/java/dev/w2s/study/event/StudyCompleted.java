package dev.w2s.study.event;

import dev.w2s.study.StudyState;
import dev.w2s.study.view.ArmView;
import java.time.Instant;
import java.util.List;

/** Every arm of a study has ended. */
public record StudyCompleted(String id, String name, StudyState state, Instant endedAt, List<ArmView> arms)
        implements Event {
    public StudyCompleted {
        arms = List.copyOf(arms);
    }

    @Override
    public String messageKey() {
        return id;
    }
}
