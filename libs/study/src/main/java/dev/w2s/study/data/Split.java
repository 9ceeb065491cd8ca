package dev.w2s.study.data;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A part of a task's examples. The training examples are halved between the first two. */
public enum Split {
    /** The half on which the weak model learns ground truth. */
    WEAK_TRAIN,
    /** The half on which the student learns the weak model's labels, and the ceiling ground truth. */
    STRONG_TRAIN,
    /** Chooses the best step of a training run. */
    VAL,
    /** Scores, once. */
    TEST;

    /** The name in files and documents, for example {@code weak_train}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
