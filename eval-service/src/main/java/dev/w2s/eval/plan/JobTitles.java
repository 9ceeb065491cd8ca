package dev.w2s.eval.plan;

import dev.w2s.study.Arm;
import dev.w2s.study.Study;

/** Titles jobs for people. A title names the task only where the study has several, and the method likewise. */
record JobTitles(Study study) {
    private static final String PREDICTIONS = "-predictions";

    /** Returns the title; a job that several arms share has the title that the first of them gives it. */
    String of(Arm arm, Role role) {
        String on = study.tasks().size() == 1 ? "" : " on " + arm.task();
        String seed = ", seed " + arm.seed();
        if (role.equals(Role.DATASET)) {
            return "prepare " + arm.task();
        }
        if (role.equals(Role.ACTIVATIONS)) {
            return "extract activations" + on;
        }
        String by = isShared(role) || study.methods().size() == 1
                ? ""
                : " of " + arm.method().label();
        if (role.equals(Role.PROBE)) {
            return "fit probe" + by + on + seed;
        }
        String label = role.label();
        String verb = label.endsWith(PREDICTIONS)
                ? "predict with " + label.substring(0, label.length() - PREDICTIONS.length())
                : "fine-tune " + label;
        return verb + by + on + seed;
    }

    private static boolean isShared(Role role) {
        return role.equals(Role.WEAK)
                || role.equals(Role.WEAK_PREDICTIONS)
                || role.equals(Role.CEILING)
                || role.equals(Role.CEILING_PREDICTIONS);
    }
}
