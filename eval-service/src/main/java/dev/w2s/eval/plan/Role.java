package dev.w2s.eval.plan;

import java.util.List;

/**
 * What a job is to an arm.
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

    /** The roles whose artifacts are scored. An arm need not have all of them. */
    public static final List<Role> SCORED = List.of(WEAK_PREDICTIONS, PROBE, STUDENT_PREDICTIONS, CEILING_PREDICTIONS);

    /** The model whose labels round {@code round} of strong to strong learns. */
    static Role teacher(int round) {
        return new Role("teacher-" + round);
    }

    /** The same where it is trained on one half, for the labels of the other. */
    static Role teacher(int round, String half) {
        return new Role("teacher-" + round + "-" + half + "-half");
    }

    /** The labels that round {@code round} of strong to strong learns. */
    static Role teacherPredictions(int round) {
        return new Role("teacher-" + round + "-predictions");
    }

    @Override
    public String toString() {
        return label;
    }
}
