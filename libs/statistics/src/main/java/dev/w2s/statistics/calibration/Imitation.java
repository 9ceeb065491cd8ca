package dev.w2s.statistics.calibration;

import org.jspecify.annotations.Nullable;

/**
 * How often a student repeats its supervisor: agreement where the supervisor is right is learning, where it is wrong it
 * is imitation of errors (Burns et al. 2023, section 5.1).
 *
 * @param supervisorRight the examples on which the supervisor is right
 * @param supervisorWrong the examples on which it is wrong
 * @param agreementWhereRight the share of the former on which the student says the same; null where there are none
 * @param agreementWhereWrong the share of the latter on which the student says the same; null where there are none
 */
public record Imitation(
        int supervisorRight,
        int supervisorWrong,
        @Nullable Double agreementWhereRight,
        @Nullable Double agreementWhereWrong) {
    /**
     * @param labels true ones, one an example
     * @param supervisor the supervisor's p(label = 1); more than 0.5 says label 1
     * @param student the student's p(label = 1)
     */
    public static Imitation of(boolean[] labels, double[] supervisor, double[] student) {
        int right = 0;
        int wrong = 0;
        int sameWhereRight = 0;
        int sameWhereWrong = 0;
        for (int i = 0; i < labels.length; i++) {
            boolean said = supervisor[i] > 0.5;
            int same = said == student[i] > 0.5 ? 1 : 0;
            if (said == labels[i]) {
                right++;
                sameWhereRight += same;
            } else {
                wrong++;
                sameWhereWrong += same;
            }
        }
        return new Imitation(
                right,
                wrong,
                right == 0 ? null : (double) sameWhereRight / right,
                wrong == 0 ? null : (double) sameWhereWrong / wrong);
    }
}
