package dev.w2s.eval.plan;

import java.util.List;

/**
 * The part that a job plays in an arm.
 *
 * @param label the name in the database, views and documents, for example {@code student-predictions}
 */
public record Role(String label) {
    public static final Role DATASET = new Role("dataset");
    public static final Role WEAK = new Role("weak");
    public static final Role WEAK_PREDICTIONS = new Role("weak-predictions");
    public static final Role ACTIVATIONS = new Role("activations");
    public static final Role PROBE = new Role("probe");
    public static final Role STUDENT = new Role("student");
    public static final Role STUDENT_PREDICTIONS = new Role("student-predictions");
    public static final Role CEILING = new Role("ceiling");
    public static final Role CEILING_PREDICTIONS = new Role("ceiling-predictions");

    /** The roles whose artifacts are scored. An arm may lack some of them. */
    public static final List<Role> SCORED = List.of(WEAK_PREDICTIONS, PROBE, STUDENT_PREDICTIONS, CEILING_PREDICTIONS);

    /** Returns the role of the model that labels for round {@code round} of strong to strong. */
    static Role teacher(int round) {
        return new Role("teacher-" + round);
    }

    /** Returns the role of a teacher that is trained on one half and labels the other. */
    static Role teacher(int round, String half) {
        return new Role("teacher-" + round + "-" + half + "-half");
    }

    /** Returns the role of the labels that round {@code round} of strong to strong learns. */
    static Role teacherPredictions(int round) {
        return new Role("teacher-" + round + "-predictions");
    }

    @Override
    public String toString() {
        return label;
    }
}
