package dev.w2s.eval.preview;

import dev.w2s.study.Method;
import dev.w2s.study.Study;
import dev.w2s.study.data.Split;
import java.util.ArrayList;
import java.util.List;

/** Says in words which examples train, choose and score what, and what sees ground truth. */
final class SplitPlan {
    private SplitPlan() {}

    static List<String> of(Study study) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "weak_train, " + size(study, Split.WEAK_TRAIN)
                        + ": the weak model learns ground truth; its best step has the highest AUC on the ground truth of val.");
        sentences.add("strong_train, " + size(study, Split.STRONG_TRAIN)
                + ": the weak model labels them. Students learn from these labels and never see ground truth.");
        sentences.add("val, " + size(study, Split.VAL)
                + ": chooses each training run's best step, by AUC against the labels that the run learns from: a"
                + " student's against the weak labels, never against ground truth.");
        study.methods().forEach(method -> sentences.addAll(of(method)));
        sentences.add(
                study.ceiling()
                        ? "The ceiling learns the ground truth of strong_train; its best step is chosen on that of val."
                        : "No ceiling is trained: PGR stays undefined.");
        sentences.add("test, " + size(study, Split.TEST)
                + ": ground truth scores every model once, at the end; nothing is trained or chosen on it.");
        return sentences;
    }

    /** Returns what the method does beyond training a student on the weak labels, which is said of all methods. */
    static List<String> of(Method method) {
        if (method instanceof Method.WithLoss) {
            return List.of();
        }
        if (method instanceof Method.StrongToStrong chain) {
            String labels = chain.crossFit()
                    ? "each half of strong_train is labelled by a model that learned from the other half, val by both"
                    : "each teacher labels the strong_train that it learned from";
            return List.of(method.label() + ": " + chain.rounds() + " times, a teacher's labels of strong_train and val"
                    + " replace the ones it learned; " + labels + ". Best steps are chosen against these labels.");
        }
        if (method instanceof Method.Prediction) {
            return List.of(
                    method.label() + ": a probe is fitted on strong_train and its weak labels, and is the student;"
                            + " nothing is chosen on val.");
        }
        if (method instanceof Method.Filtering filtering) {
            return List.of(method.label() + ": of strong_train and of val the " + filtering.contamination() * 100
                    + "% are dropped whose weak labels a probe most disagrees with; the student learns and is chosen on the"
                    + " rest.");
        }
        if (method instanceof Method.Relabelling) {
            return List.of(
                    method.label() + ": a probe that is fitted on strong_train and its weak labels labels strong_train"
                            + " and val anew; the student learns and is chosen on these labels.");
        }
        throw new IllegalArgumentException("no words are known for " + method.getClass());
    }

    private static String size(Study study, Split split) {
        return study.sizes().of(split) + " examples a task";
    }
}
