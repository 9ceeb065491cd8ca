package dev.w2s.eval.plan;

import java.util.List;
import java.util.Locale;

/** What a job is to an arm, inputs before what needs them. */
public enum Role {
    DATASET,
    WEAK,
    WEAK_PREDICTIONS,
    STUDENT,
    STUDENT_PREDICTIONS,
    CEILING,
    CEILING_PREDICTIONS;

    /** The roles whose artifacts are scored. */
    public static final List<Role> SCORED = List.of(WEAK_PREDICTIONS, STUDENT_PREDICTIONS, CEILING_PREDICTIONS);

    /** The name in views and documents, for example {@code student-predictions}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
